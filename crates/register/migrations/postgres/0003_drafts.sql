-- Drafts: texts under negotiation. As in ../sqlite/0003_drafts.sql.
--
-- Follows from the events. Base and proposals stand in contents.
CREATE TABLE drafts (
    number BIGINT PRIMARY KEY,
    id     TEXT COLLATE "C" NOT NULL UNIQUE,
    -- The draft without its texts, as JSON.
    value  TEXT COLLATE "C" NOT NULL
);

-- What those who draft did, in order.
CREATE TABLE draft_steps (
    draft  TEXT COLLATE "C" NOT NULL,
    -- Counted from 1.
    number BIGINT NOT NULL,
    value  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (draft, number)
);
