-- What waits for whom, and who reviews what at this moment. docs/formats/register.md.
--
-- Not part of the state: no event makes these rows. Times are milliseconds since 1970.

-- For which bodies a person wants to see the first page, and what was there at the last visit.
CREATE TABLE desks (
    person      TEXT PRIMARY KEY,
    bodies      TEXT,
    seen_event  INTEGER NOT NULL,
    visit_event INTEGER NOT NULL,
    visit_at    INTEGER NOT NULL
) STRICT;

-- Who has the review of a text open, and at which item; of the moment.
CREATE TABLE reviewers (
    text   TEXT NOT NULL,
    person TEXT NOT NULL,
    name   TEXT NOT NULL,
    item   TEXT,
    at     INTEGER NOT NULL,
    PRIMARY KEY (text, person)
) STRICT;
