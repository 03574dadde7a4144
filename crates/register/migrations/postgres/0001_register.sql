-- The register, first form, as in ../sqlite/0001_register.sql. Whole numbers are BIGINT; texts compare
-- by their bytes, as in SQLite.

-- The mark by which this program knows its database.
CREATE TABLE actum_register (
    one            BIGINT PRIMARY KEY DEFAULT 1 CHECK (one = 1),
    schema_version BIGINT NOT NULL
);
INSERT INTO actum_register (schema_version) VALUES (0);

CREATE TABLE events (
    seq     BIGINT PRIMARY KEY,
    at      TEXT COLLATE "C" NOT NULL,
    actor   TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL
);
CREATE INDEX events_by_subject ON events (subject, seq);

-- Documents and extractions, as JSON, under the SHA-256 that an event names.
CREATE TABLE contents (
    sha256 TEXT COLLATE "C" PRIMARY KEY,
    kind   TEXT COLLATE "C" NOT NULL,
    bytes  BYTEA NOT NULL
);

CREATE FUNCTION actum_record_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% are never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION actum_record_only_grows();
CREATE TRIGGER contents_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON contents
FOR EACH STATEMENT EXECUTE FUNCTION actum_record_only_grows();

-- A gap would hide a lost event.
CREATE FUNCTION actum_events_are_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM events) THEN
        RAISE EXCEPTION 'events are appended one after another';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER events_are_appended BEFORE INSERT ON events
FOR EACH ROW EXECUTE FUNCTION actum_events_are_appended();

-- Other processes hear that there is something new; PostgreSQL sends it once a transaction, when it
-- is committed.
CREATE FUNCTION actum_events_are_announced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY actum_events;
    RETURN NULL;
END $$;
CREATE TRIGGER events_are_announced AFTER INSERT ON events
FOR EACH STATEMENT EXECUTE FUNCTION actum_events_are_announced();

CREATE TABLE bodies (
    id       TEXT COLLATE "C" PRIMARY KEY,
    sort_key TEXT COLLATE "C" NOT NULL,
    body     TEXT COLLATE "C" NOT NULL
);

CREATE TABLE body_members (
    collective TEXT COLLATE "C" NOT NULL REFERENCES bodies (id),
    member     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (collective, member)
);
CREATE INDEX body_members_by_member ON body_members (member, collective);

CREATE TABLE occasions (
    id       TEXT COLLATE "C" PRIMARY KEY,
    sort_key TEXT COLLATE "C" NOT NULL,
    occasion TEXT COLLATE "C" NOT NULL
);

CREATE TABLE texts (
    number        BIGINT PRIMARY KEY,
    id            TEXT COLLATE "C" NOT NULL UNIQUE,
    title         TEXT COLLATE "C" NOT NULL,
    lead_language TEXT COLLATE "C" NOT NULL,
    registered_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE editions (
    position          BIGINT PRIMARY KEY,
    id                TEXT COLLATE "C" NOT NULL UNIQUE,
    text              TEXT COLLATE "C" NOT NULL REFERENCES texts (id),
    language          TEXT COLLATE "C" NOT NULL,
    number            BIGINT NOT NULL,
    title             TEXT COLLATE "C" NOT NULL,
    relation          TEXT COLLATE "C" NOT NULL,
    previous          TEXT COLLATE "C" REFERENCES editions (id),
    source_name       TEXT COLLATE "C" NOT NULL,
    source_sha256     TEXT COLLATE "C" NOT NULL,
    content_sha256    TEXT COLLATE "C" NOT NULL,
    document_sha256   TEXT COLLATE "C" NOT NULL REFERENCES contents (sha256),
    extraction_sha256 TEXT COLLATE "C" NOT NULL REFERENCES contents (sha256),
    differences       TEXT COLLATE "C" NOT NULL,
    imported_at       TEXT COLLATE "C" NOT NULL,
    imported_by       TEXT COLLATE "C" NOT NULL,
    UNIQUE (text, language, number)
);

-- What items are filtered and sorted by. Narrow, so that ten thousand of them are read at once;
-- the item itself stands in item_values.
CREATE TABLE items (
    number     BIGINT PRIMARY KEY,
    id         TEXT COLLATE "C" NOT NULL UNIQUE,
    text       BIGINT NOT NULL REFERENCES texts (number),
    position   BIGINT NOT NULL,
    commitment TEXT COLLATE "C" NOT NULL,
    grouping   TEXT COLLATE "C" NOT NULL,
    provision  TEXT COLLATE "C" NOT NULL,
    action     TEXT COLLATE "C" NOT NULL,
    status     BIGINT NOT NULL,
    force      BIGINT NOT NULL,
    id_key     TEXT COLLATE "C" NOT NULL,
    action_key TEXT COLLATE "C" NOT NULL,
    owner_key  TEXT COLLATE "C",
    partner_key TEXT COLLATE "C",
    report_key TEXT COLLATE "C",
    due_on     TEXT COLLATE "C",
    instrument BIGINT,
    confidence DOUBLE PRECISION NOT NULL,
    updated_at TEXT COLLATE "C" NOT NULL,
    act_key    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX items_in_order ON items (text, position, number);
CREATE INDEX items_by_status ON items (status, number);
CREATE INDEX items_by_action ON items (action, action_key, number);
CREATE INDEX items_by_commitment ON items (commitment, text);
CREATE INDEX items_by_provision ON items (text, provision);
CREATE INDEX items_by_group ON items (text, grouping);

CREATE TABLE item_values (
    item   BIGINT PRIMARY KEY REFERENCES items (number),
    value  TEXT COLLATE "C" NOT NULL
);

-- The words in which free text is looked for: lower case, one row per item.
CREATE TABLE item_words (
    item  BIGINT PRIMARY KEY REFERENCES items (number),
    words TEXT COLLATE "C" NOT NULL
);

CREATE TABLE item_bodies (
    role TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    item BIGINT NOT NULL REFERENCES items (number),
    PRIMARY KEY (role, body, item)
);
CREATE INDEX item_bodies_by_item ON item_bodies (item, role, body);

CREATE TABLE item_forces (
    force BIGINT NOT NULL,
    item  BIGINT NOT NULL REFERENCES items (number),
    PRIMARY KEY (force, item)
);
CREATE INDEX item_forces_by_item ON item_forces (item, force);

CREATE TABLE item_instruments (
    instrument BIGINT NOT NULL,
    item       BIGINT NOT NULL REFERENCES items (number),
    PRIMARY KEY (instrument, item)
);
CREATE INDEX item_instruments_by_item ON item_instruments (item, instrument);

-- One row per reading of each due expression; one with reading 0 and no day when none was found.
CREATE TABLE item_dues (
    item     BIGINT NOT NULL REFERENCES items (number),
    due      BIGINT NOT NULL,
    reading  BIGINT NOT NULL,
    occasion TEXT COLLATE "C",
    due_on   TEXT COLLATE "C",
    PRIMARY KEY (item, due, reading)
);
CREATE INDEX item_dues_by_day ON item_dues (due_on, item);
CREATE INDEX item_dues_by_occasion ON item_dues (occasion, item);

CREATE TABLE item_due_keys (
    due_key TEXT COLLATE "C" NOT NULL,
    item    BIGINT NOT NULL REFERENCES items (number),
    PRIMARY KEY (due_key, item)
);
CREATE INDEX item_due_keys_by_item ON item_due_keys (item, due_key);

-- What an item points at inside its text: `commitment 5.1a`, `provision 11`.
CREATE TABLE item_references (
    item   BIGINT NOT NULL REFERENCES items (number),
    target TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (item, target)
);
CREATE INDEX item_references_by_target ON item_references (target, item);

CREATE TABLE item_clauses (
    item       BIGINT NOT NULL REFERENCES items (number),
    edition    TEXT COLLATE "C" NOT NULL REFERENCES editions (id),
    provision  TEXT COLLATE "C" NOT NULL,
    clause     TEXT COLLATE "C" NOT NULL,
    commitment TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (item, edition)
);
