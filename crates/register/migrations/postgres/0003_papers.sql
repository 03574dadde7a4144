-- Papers: house templates of reports, reports that were issued, and how hand-made plans are read.
-- As in ../sqlite/0003_papers.sql.
--
-- Not part of the state: no event makes these rows. Times are milliseconds since 1970.

-- One Word file for the reports of a body and of those below it; an empty body stands for all.
CREATE TABLE templates (
    body       TEXT COLLATE "C" PRIMARY KEY,
    file_name  TEXT COLLATE "C" NOT NULL,
    -- SHA-256 of the bytes in hexadecimal digits, checked whenever they are used.
    sha256     TEXT COLLATE "C" NOT NULL,
    bytes      BYTEA NOT NULL,
    kept_by    TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL
);

-- When a report went out: what comes after it tells what changed since.
CREATE TABLE issued_reports (
    -- To what it was restricted; empty where it was not.
    body      TEXT COLLATE "C" NOT NULL,
    occasion  TEXT COLLATE "C" NOT NULL,
    text      TEXT COLLATE "C" NOT NULL,
    -- The moment that it shows, RFC 3339 in UTC.
    moment    TEXT COLLATE "C" NOT NULL,
    -- The moment since which it tells what changed; empty in a first report.
    since     TEXT COLLATE "C" NOT NULL,
    language  TEXT COLLATE "C" NOT NULL,
    format    TEXT COLLATE "C" NOT NULL,
    issued_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (body, occasion, text, moment)
);

-- Which column of a hand-made plan holds what, by the headings of its table.
CREATE TABLE plan_columns (
    -- SHA-256 of the headings in hexadecimal digits.
    headings   TEXT COLLATE "C" PRIMARY KEY,
    -- name=place, divided by blanks, places counted from 0.
    columns    TEXT COLLATE "C" NOT NULL,
    changed_by TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL
);
