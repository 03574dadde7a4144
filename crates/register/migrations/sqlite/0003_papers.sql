-- Papers: house templates of reports, reports that were issued, and how hand-made plans are read.
-- docs/formats/register.md.
--
-- Not part of the state: no event makes these rows. Times are milliseconds since 1970.

-- One Word file for the reports of a body and of those below it; an empty body stands for all.
CREATE TABLE templates (
    body       TEXT PRIMARY KEY,
    file_name  TEXT NOT NULL,
    -- SHA-256 of the bytes in hexadecimal digits, checked whenever they are used.
    sha256     TEXT NOT NULL,
    bytes      BLOB NOT NULL,
    kept_by    TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

-- When a report went out: what comes after it tells what changed since.
CREATE TABLE issued_reports (
    -- To what it was restricted; empty where it was not.
    body      TEXT NOT NULL,
    occasion  TEXT NOT NULL,
    text      TEXT NOT NULL,
    -- The moment that it shows, RFC 3339 in UTC.
    moment    TEXT NOT NULL,
    -- The moment since which it tells what changed; empty in a first report.
    since     TEXT NOT NULL,
    language  TEXT NOT NULL,
    format    TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    PRIMARY KEY (body, occasion, text, moment)
) STRICT;

-- Which column of a hand-made plan holds what, by the headings of its table.
CREATE TABLE plan_columns (
    -- SHA-256 of the headings in hexadecimal digits.
    headings   TEXT PRIMARY KEY,
    -- name=place, divided by blanks, places counted from 0.
    columns    TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
