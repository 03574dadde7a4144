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

-- Follows from the events. A webhook that was removed stays without a value, so that its id is not
-- given again.
CREATE TABLE webhooks (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    value  TEXT
) STRICT;

-- Kept beside the events, moved with them: what messages are signed with. It has to be read back,
-- so that it is no hash.
CREATE TABLE webhook_secrets (
    webhook        TEXT PRIMARY KEY,
    secret         TEXT NOT NULL,
    previous       TEXT,
    previous_until INTEGER
) STRICT;

-- Kept beside the events, moved with them: up to which event a webhook was told.
CREATE TABLE webhook_progress (
    webhook TEXT PRIMARY KEY,
    seq     INTEGER NOT NULL
) STRICT;

-- Kept beside the events, moved with them: messages. Their jobs are found by their keys.
CREATE TABLE webhook_deliveries (
    number    INTEGER PRIMARY KEY,
    webhook   TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL,
    events    INTEGER NOT NULL,
    told      TEXT NOT NULL,
    made_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook, number);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (made_at);
