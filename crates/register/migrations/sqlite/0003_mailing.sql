-- Mail to people: what each wants, what went out, what was seen. docs/formats/register.md.
--
-- Not part of the state: no event makes these rows. Times are milliseconds since 1970.

-- What a person wants; people without a row get what is usual.
CREATE TABLE mail_subscriptions (
    person      TEXT PRIMARY KEY,
    digest      TEXT NOT NULL CHECK (digest IN ('daily', 'weekly', 'never')),
    weekday     INTEGER NOT NULL,
    hour        INTEGER NOT NULL,
    remind_days INTEGER,
    language    TEXT,
    time_zone   TEXT NOT NULL,
    changed_at  INTEGER NOT NULL
) STRICT;

-- One row for each letter, written before it goes out: no letter of one kind and day goes twice.
CREATE TABLE mail_letters (
    person     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    day        TEXT NOT NULL,
    state      TEXT NOT NULL
               CHECK (state IN ('going', 'sent', 'nothing', 'refused', 'uncertain')),
    message_id TEXT NOT NULL,
    event      INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    detail     TEXT NOT NULL,
    PRIMARY KEY (person, kind, day)
) STRICT;
CREATE INDEX mail_letters_by_day ON mail_letters (day);

-- When a person said to have seen an item; what changed since is shown again.
CREATE TABLE mail_seen (
    person   TEXT NOT NULL,
    item     TEXT NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (person, item)
) STRICT;

-- Keys of this register: made once, never shown.
CREATE TABLE register_keys (
    name    TEXT PRIMARY KEY,
    bytes   BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
