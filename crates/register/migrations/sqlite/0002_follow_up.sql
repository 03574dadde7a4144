-- Follow-up: workflows, claims, evidence, notes, ties between items. docs/formats/register.md.

-- The state is made anew from the events when this differs from what the program writes.
CREATE TABLE state_version (version INTEGER NOT NULL) STRICT;

CREATE TABLE workflows (
    id       TEXT PRIMARY KEY,
    workflow TEXT NOT NULL
) STRICT;

-- The workflow of a text; texts without a row live by the usual one.
CREATE TABLE text_workflows (
    text     TEXT PRIMARY KEY REFERENCES texts (id),
    workflow TEXT NOT NULL REFERENCES workflows (id)
) STRICT;

-- A status is the id of a state; workflows bring new ones.
DROP INDEX items_by_status;
ALTER TABLE items DROP COLUMN status;
ALTER TABLE items ADD COLUMN status TEXT NOT NULL DEFAULT 'proposed';
CREATE INDEX items_by_status ON items (status, number);

-- Claims, evidence and notes, in the order in which they came.
CREATE TABLE item_records (
    item     INTEGER NOT NULL REFERENCES items (number),
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    position INTEGER NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (item, kind, id)
) STRICT;

-- What items people tied it to: `depends_on`, the kinds of relation, `split_from`, `replaced_by`.
CREATE TABLE item_links (
    item  INTEGER NOT NULL REFERENCES items (number),
    kind  TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (item, kind, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_links_by_other ON item_links (other, kind, item);

CREATE TABLE item_tags (
    tag  TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES items (number),
    PRIMARY KEY (tag, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_tags_by_item ON item_tags (item, tag);

-- Items with a claim that waits for a second person, and items to be looked at again.
CREATE TABLE item_waits (
    kind TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES items (number),
    PRIMARY KEY (kind, item)
) STRICT, WITHOUT ROWID;
