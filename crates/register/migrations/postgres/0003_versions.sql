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
  'claim-made', 'claim-decided', 'due-moved');
