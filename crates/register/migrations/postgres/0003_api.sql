-- What the interface for programs keeps. docs/formats/register.md.

-- Of the moment, and not moved: requests made under a name, and what was answered. Times are
-- milliseconds since 1970.
CREATE TABLE idempotency_keys (
    whose   TEXT COLLATE "C" NOT NULL,
    name    TEXT COLLATE "C" NOT NULL,
    request TEXT COLLATE "C" NOT NULL,
    answer  TEXT COLLATE "C" NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (whose, name)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at);
