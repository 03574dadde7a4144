-- Views of the register that people keep by a name. docs/formats/register.md.
--
-- Not part of the state: no event makes these rows. Times are milliseconds since 1970.

CREATE TABLE saved_views (
    -- The id of the person; empty where nobody signs in.
    person     TEXT NOT NULL,
    name       TEXT NOT NULL,
    -- Which page shows it, and the query of its address.
    page       TEXT NOT NULL,
    query      TEXT NOT NULL,
    shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (person, name)
) STRICT;
