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

-- Follows from the events. A webhook that was removed stays without a value, so that its id is not
-- given again.
CREATE TABLE webhooks (
    number BIGINT PRIMARY KEY,
    id     TEXT COLLATE "C" NOT NULL UNIQUE,
    value  TEXT COLLATE "C"
);

-- Kept beside the events, moved with them: what messages are signed with. It has to be read back,
-- so that it is no hash.
CREATE TABLE webhook_secrets (
    webhook        TEXT COLLATE "C" PRIMARY KEY,
    secret         TEXT COLLATE "C" NOT NULL,
    previous       TEXT COLLATE "C",
    previous_until BIGINT
);

-- Kept beside the events, moved with them: up to which event a webhook was told.
CREATE TABLE webhook_progress (
    webhook TEXT COLLATE "C" PRIMARY KEY,
    seq     BIGINT NOT NULL
);

-- Kept beside the events, moved with them: messages. Their jobs are found by their keys.
CREATE TABLE webhook_deliveries (
    number    BIGINT PRIMARY KEY,
    webhook   TEXT COLLATE "C" NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq  BIGINT NOT NULL,
    events    BIGINT NOT NULL,
    told      TEXT COLLATE "C" NOT NULL,
    made_at   BIGINT NOT NULL
);
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook, number);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (made_at);
