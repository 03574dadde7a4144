-- What waits for whom, and who reviews what at this moment. docs/formats/register.md.
--
-- Not part of the state: no event makes these rows. Times are milliseconds since 1970.

-- For which bodies a person wants to see the first page, and what was there at the last visit.
CREATE TABLE desks (
    person      TEXT COLLATE "C" PRIMARY KEY,
    bodies      TEXT COLLATE "C",
    seen_event  BIGINT NOT NULL,
    visit_event BIGINT NOT NULL,
    visit_at    BIGINT NOT NULL
);

-- Who has the review of a text open, and at which item; of the moment.
CREATE TABLE reviewers (
    text   TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    name   TEXT COLLATE "C" NOT NULL,
    item   TEXT COLLATE "C",
    at     BIGINT NOT NULL,
    PRIMARY KEY (text, person)
);
