-- People, as in ../sqlite/0003_people.sql.

CREATE TABLE people (
    number   BIGINT PRIMARY KEY,
    id       TEXT COLLATE "C" NOT NULL UNIQUE,
    name     TEXT COLLATE "C" NOT NULL,
    mail     TEXT COLLATE "C" NOT NULL,
    mail_key TEXT COLLATE "C" NOT NULL UNIQUE,
    language TEXT COLLATE "C" NOT NULL,
    disabled BIGINT NOT NULL,
    added_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE person_names (
    name   TEXT COLLATE "C" PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL REFERENCES people (id)
);

CREATE TABLE positions (
    id         TEXT COLLATE "C" PRIMARY KEY,
    person     TEXT COLLATE "C" NOT NULL REFERENCES people (id),
    number     BIGINT NOT NULL,
    role       TEXT COLLATE "C" NOT NULL,
    body       TEXT COLLATE "C",
    valid_from TEXT COLLATE "C",
    last_day   TEXT COLLATE "C"
);
CREATE INDEX positions_by_person ON positions (person, number);

CREATE TABLE passwords (
    person     TEXT COLLATE "C" PRIMARY KEY,
    hash       TEXT COLLATE "C" NOT NULL,
    changed_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE person_identities (
    issuer    TEXT COLLATE "C" NOT NULL,
    subject   TEXT COLLATE "C" NOT NULL,
    person    TEXT COLLATE "C" NOT NULL,
    linked_at TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (issuer, subject)
);

CREATE TABLE api_tokens (
    id         TEXT COLLATE "C" PRIMARY KEY,
    person     TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    scopes     TEXT COLLATE "C" NOT NULL,
    hash       TEXT COLLATE "C" NOT NULL UNIQUE,
    made_at    TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL,
    revoked_at TEXT COLLATE "C",
    used_at    TEXT COLLATE "C"
);

CREATE TABLE access_log (
    number  BIGINT PRIMARY KEY,
    at      TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    person  TEXT COLLATE "C",
    actor   TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    detail  TEXT COLLATE "C" NOT NULL
);
CREATE INDEX access_log_by_person ON access_log (person, number);

CREATE TABLE setup_links (
    hash       TEXT COLLATE "C" PRIMARY KEY,
    person     TEXT COLLATE "C" NOT NULL,
    made_at    TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE sessions (
    hash       TEXT COLLATE "C" PRIMARY KEY,
    person     TEXT COLLATE "C" NOT NULL,
    way        TEXT COLLATE "C" NOT NULL,
    began_at   TEXT COLLATE "C" NOT NULL,
    seen_at    TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL,
    address    TEXT COLLATE "C" NOT NULL,
    agent      TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person, began_at);

CREATE TABLE sign_in_failures (
    of       TEXT COLLATE "C" PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at  TEXT COLLATE "C" NOT NULL
);
