-- What the interface for programs keeps. docs/formats/register.md.

-- Of the moment, and not moved: requests made under a name, and what was answered. Times are
-- milliseconds since 1970.
CREATE TABLE idempotency_keys (
    whose   TEXT NOT NULL,
    name    TEXT NOT NULL,
    request TEXT NOT NULL,
    answer  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (whose, name)
) STRICT;
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at);
