-- Addresses of people's calendars, as in ../sqlite/0003_calendars.sql.

CREATE TABLE calendar_addresses (
    person  TEXT COLLATE "C" PRIMARY KEY,
    hash    TEXT COLLATE "C" NOT NULL UNIQUE,
    made_at TEXT COLLATE "C" NOT NULL,
    used_at TEXT COLLATE "C"
);
