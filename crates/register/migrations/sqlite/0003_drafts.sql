-- Drafts: texts under negotiation. docs/formats/register.md.
--
-- Follows from the events. Base and proposals stand in contents.
CREATE TABLE drafts (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    -- The draft without its texts, as JSON.
    value  TEXT NOT NULL
) STRICT;

-- What those who draft did, in order.
CREATE TABLE draft_steps (
    draft  TEXT NOT NULL,
    -- Counted from 1.
    number INTEGER NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (draft, number)
) STRICT;
