-- The register, first form. docs/formats/register.md describes every table.
--
-- `events` and `contents` are the record: they only grow. All other tables are the state that
-- follows from them and can be made anew at any time.

CREATE TABLE events (
    seq     INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    actor   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    version INTEGER NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_subject ON events (subject, seq);
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
-- INSERT OR REPLACE deletes without firing delete triggers, and a gap would hide a lost event.
CREATE TRIGGER events_are_appended BEFORE INSERT ON events
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'events are appended one after another'); END;

-- Documents and extractions, as JSON, under the SHA-256 that an event names.
CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;
CREATE TRIGGER contents_are_never_changed BEFORE UPDATE ON contents
BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END;
CREATE TRIGGER contents_are_never_deleted BEFORE DELETE ON contents
BEGIN SELECT RAISE(ABORT, 'contents are never deleted'); END;
CREATE TRIGGER contents_are_never_replaced BEFORE INSERT ON contents
WHEN EXISTS (SELECT 1 FROM contents WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'contents are never replaced'); END;

CREATE TABLE bodies (
    id       TEXT PRIMARY KEY,
    sort_key TEXT NOT NULL,
    body     TEXT NOT NULL
) STRICT;

CREATE TABLE body_members (
    collective TEXT NOT NULL REFERENCES bodies (id),
    member     TEXT NOT NULL,
    PRIMARY KEY (collective, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_members_by_member ON body_members (member, collective);

CREATE TABLE occasions (
    id       TEXT PRIMARY KEY,
    sort_key TEXT NOT NULL,
    occasion TEXT NOT NULL
) STRICT;

CREATE TABLE texts (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    title         TEXT NOT NULL,
    lead_language TEXT NOT NULL,
    registered_at TEXT NOT NULL
) STRICT;

CREATE TABLE editions (
    position          INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    text              TEXT NOT NULL REFERENCES texts (id),
    language          TEXT NOT NULL,
    number            INTEGER NOT NULL,
    title             TEXT NOT NULL,
    relation          TEXT NOT NULL,
    previous          TEXT REFERENCES editions (id),
    source_name       TEXT NOT NULL,
    source_sha256     TEXT NOT NULL,
    content_sha256    TEXT NOT NULL,
    document_sha256   TEXT NOT NULL REFERENCES contents (sha256),
    extraction_sha256 TEXT NOT NULL REFERENCES contents (sha256),
    differences       TEXT NOT NULL,
    imported_at       TEXT NOT NULL,
    imported_by       TEXT NOT NULL,
    UNIQUE (text, language, number)
) STRICT;

-- What items are filtered and sorted by. Narrow, so that ten thousand of them are read at once;
-- the item itself stands in item_values.
CREATE TABLE items (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    text       INTEGER NOT NULL REFERENCES texts (number),
    position   INTEGER NOT NULL,
    commitment TEXT NOT NULL,
    grouping   TEXT NOT NULL,
    provision  TEXT NOT NULL,
    action     TEXT NOT NULL,
    status     INTEGER NOT NULL,
    force      INTEGER NOT NULL,
    id_key     TEXT NOT NULL,
    action_key TEXT NOT NULL,
    owner_key  TEXT,
    partner_key TEXT,
    report_key TEXT,
    due_on     TEXT,
    instrument INTEGER,
    confidence REAL NOT NULL,
    updated_at TEXT NOT NULL,
    act_key    TEXT NOT NULL
) STRICT;
CREATE INDEX items_in_order ON items (text, position, number);
CREATE INDEX items_by_status ON items (status, number);
CREATE INDEX items_by_action ON items (action, action_key, number);
CREATE INDEX items_by_commitment ON items (commitment, text);
CREATE INDEX items_by_provision ON items (text, provision);
CREATE INDEX items_by_group ON items (text, grouping);

CREATE TABLE item_values (
    item   INTEGER PRIMARY KEY REFERENCES items (number),
    value  TEXT NOT NULL
) STRICT;

-- The words in which free text is looked for: lower case, one row per item.
CREATE TABLE item_words (
    item  INTEGER PRIMARY KEY REFERENCES items (number),
    words TEXT NOT NULL
) STRICT;

CREATE TABLE item_bodies (
    role TEXT NOT NULL,
    body TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES items (number),
    PRIMARY KEY (role, body, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_bodies_by_item ON item_bodies (item, role, body);

CREATE TABLE item_forces (
    force INTEGER NOT NULL,
    item  INTEGER NOT NULL REFERENCES items (number),
    PRIMARY KEY (force, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_forces_by_item ON item_forces (item, force);

CREATE TABLE item_instruments (
    instrument INTEGER NOT NULL,
    item       INTEGER NOT NULL REFERENCES items (number),
    PRIMARY KEY (instrument, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_instruments_by_item ON item_instruments (item, instrument);

-- One row per reading of each due expression; one with reading 0 and no day when none was found.
CREATE TABLE item_dues (
    item     INTEGER NOT NULL REFERENCES items (number),
    due      INTEGER NOT NULL,
    reading  INTEGER NOT NULL,
    occasion TEXT,
    due_on   TEXT,
    PRIMARY KEY (item, due, reading)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_dues_by_day ON item_dues (due_on, item);
CREATE INDEX item_dues_by_occasion ON item_dues (occasion, item);

CREATE TABLE item_due_keys (
    due_key TEXT NOT NULL,
    item    INTEGER NOT NULL REFERENCES items (number),
    PRIMARY KEY (due_key, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_due_keys_by_item ON item_due_keys (item, due_key);

-- What an item points at inside its text: `commitment 5.1a`, `provision 11`.
CREATE TABLE item_references (
    item   INTEGER NOT NULL REFERENCES items (number),
    target TEXT NOT NULL,
    PRIMARY KEY (item, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_references_by_target ON item_references (target, item);

CREATE TABLE item_clauses (
    item       INTEGER NOT NULL REFERENCES items (number),
    edition    TEXT NOT NULL REFERENCES editions (id),
    provision  TEXT NOT NULL,
    clause     TEXT NOT NULL,
    commitment TEXT NOT NULL,
    PRIMARY KEY (item, edition)
) STRICT;
