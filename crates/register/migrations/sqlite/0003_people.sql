-- People, positions, and how they sign in. docs/formats/register.md.

-- Follows from the events.
CREATE TABLE people (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    mail     TEXT NOT NULL,
    mail_key TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

-- Every name under which a person ever acted; a name never goes over to somebody else.
CREATE TABLE person_names (
    name   TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id)
) STRICT;

CREATE TABLE positions (
    id         TEXT PRIMARY KEY,
    person     TEXT NOT NULL REFERENCES people (id),
    number     INTEGER NOT NULL,
    role       TEXT NOT NULL,
    body       TEXT,
    valid_from TEXT,
    last_day   TEXT
) STRICT;
CREATE INDEX positions_by_person ON positions (person, number);

-- Kept beside the events, moved with them: secrets, of which only hashes are stored, and what ties
-- an account to another provider. No foreign keys: the state is made anew under these rows.
CREATE TABLE passwords (
    person     TEXT PRIMARY KEY,
    hash       TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE person_identities (
    issuer    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    person    TEXT NOT NULL,
    linked_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT;

CREATE TABLE api_tokens (
    id         TEXT PRIMARY KEY,
    person     TEXT NOT NULL,
    name       TEXT NOT NULL,
    scopes     TEXT NOT NULL,
    hash       TEXT NOT NULL UNIQUE,
    made_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    used_at    TEXT
) STRICT;

-- Who signed in or was refused, and what was done about secrets; only grows.
CREATE TABLE access_log (
    number  INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    kind    TEXT NOT NULL,
    person  TEXT,
    actor   TEXT NOT NULL,
    address TEXT NOT NULL,
    detail  TEXT NOT NULL
) STRICT;
CREATE INDEX access_log_by_person ON access_log (person, number);

-- Of the moment, and not moved: set-up links, sessions, failures that are waited for.
CREATE TABLE setup_links (
    hash       TEXT PRIMARY KEY,
    person     TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
    hash       TEXT PRIMARY KEY,
    person     TEXT NOT NULL,
    way        TEXT NOT NULL,
    began_at   TEXT NOT NULL,
    seen_at    TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    address    TEXT NOT NULL,
    agent      TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person, began_at);

CREATE TABLE sign_in_failures (
    of       TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at  TEXT NOT NULL
) STRICT;
