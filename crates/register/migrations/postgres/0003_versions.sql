-- What items were found by after each event, for lists as of a day and for the list in memory.
-- docs/formats/register.md.

-- Versions one behind another, in rows of some kilobytes; `since` is the event of the first.
CREATE TABLE item_versions (
    since    BIGINT PRIMARY KEY,
    versions BYTEA NOT NULL
);

-- The events that are not about one item: few, and needed for every look into the past.
CREATE INDEX events_of_no_item ON events (seq) WHERE kind NOT IN ('item-created', 'item-carried',
  'item-overtaken', 'clause-recorded', 'item-confirmed', 'item-rejected', 'item-reopened',
  'item-edited', 'item-moved', 'item-replaced', 'items-merged', 'note-added', 'evidence-attached',
  'claim-made', 'claim-decided', 'claim-reopened', 'due-moved');

-- The day by which lateness is told: that of the item, or of a milestone that comes first.
ALTER TABLE items ADD COLUMN pressing_on TEXT COLLATE "C";
DROP INDEX items_by_day;
CREATE INDEX items_by_pressing_day ON items (pressing_on, status, number);
