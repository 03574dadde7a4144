-- Addresses of people's calendars. docs/formats/register.md.

-- Kept beside the events, moved with them: one a person, of which only the hash is kept.
CREATE TABLE calendar_addresses (
    person  TEXT PRIMARY KEY,
    hash    TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
