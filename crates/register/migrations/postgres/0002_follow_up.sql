-- Follow-up, as in ../sqlite/0002_follow_up.sql.

-- The state is made anew from the events when this differs from what the program writes.
CREATE TABLE state_version (version BIGINT NOT NULL);

CREATE TABLE workflows (
    id       TEXT COLLATE "C" PRIMARY KEY,
    workflow TEXT COLLATE "C" NOT NULL
);

-- The workflow of a text; texts without a row live by the usual one.
CREATE TABLE text_workflows (
    text     TEXT COLLATE "C" PRIMARY KEY REFERENCES texts (id),
    workflow TEXT COLLATE "C" NOT NULL REFERENCES workflows (id)
);

-- A status is the id of a state; workflows bring new ones.
DROP INDEX items_by_status;
ALTER TABLE items DROP COLUMN status;
ALTER TABLE items ADD COLUMN status TEXT COLLATE "C" NOT NULL DEFAULT 'proposed';
CREATE INDEX items_by_status ON items (status, number);

-- Claims, evidence and notes, in the order in which they came.
CREATE TABLE item_records (
    item     BIGINT NOT NULL REFERENCES items (number),
    kind     TEXT COLLATE "C" NOT NULL,
    id       TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    value    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (item, kind, id)
);

-- What items people tied it to: `depends_on`, the kinds of relation, `split_from`, `replaced_by`.
CREATE TABLE item_links (
    item  BIGINT NOT NULL REFERENCES items (number),
    kind  TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (item, kind, other)
);
CREATE INDEX item_links_by_other ON item_links (other, kind, item);

CREATE TABLE item_tags (
    tag  TEXT COLLATE "C" NOT NULL,
    item BIGINT NOT NULL REFERENCES items (number),
    PRIMARY KEY (tag, item)
);
CREATE INDEX item_tags_by_item ON item_tags (item, tag);

-- Items with a claim that waits for a second person, and items to be looked at again.
CREATE TABLE item_waits (
    kind TEXT COLLATE "C" NOT NULL,
    item BIGINT NOT NULL REFERENCES items (number),
    PRIMARY KEY (kind, item)
);
