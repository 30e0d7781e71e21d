-- Everything on the open site of the toolkit: one row an item, whatever its kind, its document as JSON. Small in number (tens of thousands) and asked whole, so every
-- machine has them; each server keeps a search index of them in memory and follows "changed", the commit number of the place.
-- table: place
create table toolkit_item (
    kind text {ordinal} not null,
    item text {ordinal} not null,
    owner text not null,
    version integer not null,
    review_on integer not null,
    document text not null,
    shipped text not null,
    draft text,
    draft_state text not null,
    draft_by text not null,
    draft_at bigint not null,
    changed bigint not null,
    published_at bigint not null,
    primary key (kind, item)
);
create index toolkit_item_changed on toolkit_item (changed);

-- What an item said before it was changed.
-- table: place
create table toolkit_earlier (
    kind text {ordinal} not null,
    item text {ordinal} not null,
    version integer not null,
    document text not null,
    replaced_at bigint not null,
    replaced_by text not null,
    primary key (kind, item, version)
);
