-- Jobs: work that is to be done beside the pages. docs/formats/register.md.
--
-- Not part of the state: no event makes these rows. Times are milliseconds since 1970.

-- A number is never given twice, so that who lost a job cannot take another one for it.
CREATE TABLE jobs (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT NOT NULL,
    unique_key    TEXT UNIQUE,
    payload       TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')),
    enqueued_at   INTEGER NOT NULL,
    run_after     INTEGER NOT NULL,
    most_attempts INTEGER NOT NULL,
    attempts      INTEGER NOT NULL,
    attempts_left INTEGER NOT NULL,
    worker        TEXT,
    leased_until  INTEGER,
    ended_at      INTEGER,
    failure       TEXT
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, run_after, number);
CREATE INDEX jobs_by_lease ON jobs (state, leased_until);
CREATE INDEX jobs_by_end ON jobs (state, ended_at);

-- Up to which slot of time a recurring job was enqueued, and as which job last.
CREATE TABLE job_schedules (
    name TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    job  INTEGER
) STRICT;
