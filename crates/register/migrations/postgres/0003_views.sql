-- Views of the register that people keep by a name, as in ../sqlite/0003_views.sql.

CREATE TABLE saved_views (
    -- The id of the person; empty where nobody signs in.
    person     TEXT COLLATE "C" NOT NULL,
    name       TEXT COLLATE "C" NOT NULL,
    -- Which page shows it, and the query of its address.
    page       TEXT COLLATE "C" NOT NULL,
    query      TEXT COLLATE "C" NOT NULL,
    shared     BIGINT NOT NULL CHECK (shared IN (0, 1)),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (person, name)
);
