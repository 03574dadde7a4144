-- Time: occasions that people keep, rules of procedure, when texts were adopted.
-- docs/formats/register.md.

-- 1 where a person added, moved or cancelled the occasion: packs no longer say when it takes place.
ALTER TABLE occasions ADD COLUMN kept_by_people INTEGER NOT NULL DEFAULT 0;

CREATE TABLE procedures (
    id        TEXT PRIMARY KEY,
    procedure TEXT NOT NULL
) STRICT;

ALTER TABLE editions ADD COLUMN adopted_at TEXT;
ALTER TABLE editions ADD COLUMN adopted_on TEXT;

-- The body whose next session is meant.
ALTER TABLE item_dues ADD COLUMN body TEXT;
CREATE INDEX item_dues_by_body ON item_dues (body, item);
-- What is overdue, due soon and stale is told from a day and the status alone.
CREATE INDEX items_by_day ON items (due_on, status, number);
CREATE INDEX items_by_update ON items (updated_at, status, number);
