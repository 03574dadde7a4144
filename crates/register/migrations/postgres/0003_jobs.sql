-- Jobs, as in ../sqlite/0003_jobs.sql.

CREATE TABLE jobs (
    number        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          TEXT COLLATE "C" NOT NULL,
    unique_key    TEXT COLLATE "C" UNIQUE,
    payload       TEXT COLLATE "C" NOT NULL,
    state         TEXT COLLATE "C" NOT NULL
                  CHECK (state IN ('waiting', 'running', 'done', 'dead')),
    enqueued_at   BIGINT NOT NULL,
    run_after     BIGINT NOT NULL,
    most_attempts BIGINT NOT NULL,
    attempts      BIGINT NOT NULL,
    attempts_left BIGINT NOT NULL,
    worker        TEXT COLLATE "C",
    leased_until  BIGINT,
    ended_at      BIGINT,
    failure       TEXT COLLATE "C"
);
CREATE INDEX jobs_by_state ON jobs (state, run_after, number);
CREATE INDEX jobs_by_lease ON jobs (state, leased_until);
CREATE INDEX jobs_by_end ON jobs (state, ended_at);

-- Up to which slot of time a recurring job was enqueued, and as which job last.
CREATE TABLE job_schedules (
    name TEXT COLLATE "C" PRIMARY KEY,
    slot BIGINT NOT NULL,
    job  BIGINT
);
