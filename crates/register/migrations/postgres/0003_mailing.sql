-- Mail to people, as in ../sqlite/0003_mailing.sql.

-- What a person wants; people without a row get what is usual.
CREATE TABLE mail_subscriptions (
    person      TEXT COLLATE "C" PRIMARY KEY,
    digest      TEXT COLLATE "C" NOT NULL CHECK (digest IN ('daily', 'weekly', 'never')),
    weekday     BIGINT NOT NULL,
    hour        BIGINT NOT NULL,
    remind_days BIGINT,
    language    TEXT COLLATE "C",
    time_zone   TEXT COLLATE "C" NOT NULL,
    changed_at  BIGINT NOT NULL
);

-- One row for each letter, written before it goes out: no letter of one kind and day goes twice.
CREATE TABLE mail_letters (
    person     TEXT COLLATE "C" NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL,
    day        TEXT COLLATE "C" NOT NULL,
    state      TEXT COLLATE "C" NOT NULL
               CHECK (state IN ('going', 'sent', 'nothing', 'refused', 'uncertain')),
    message_id TEXT COLLATE "C" NOT NULL,
    event      BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    detail     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person, kind, day)
);
CREATE INDEX mail_letters_by_day ON mail_letters (day);

-- When a person said to have seen an item; what changed since is shown again.
CREATE TABLE mail_seen (
    person   TEXT COLLATE "C" NOT NULL,
    item     TEXT COLLATE "C" NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (person, item)
);

-- Keys of this register: made once, never shown.
CREATE TABLE register_keys (
    name    TEXT COLLATE "C" PRIMARY KEY,
    bytes   BYTEA NOT NULL,
    made_at BIGINT NOT NULL
);
