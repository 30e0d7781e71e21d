-- What is listed: one row a service or community asset, its document in the shape of Open Referral UK 3.0. The rows are small in number (tens of
-- thousands) and asked whole across the place, so every machine has them; each server keeps a search index of them in memory and follows "changed",
-- the commit number of the place.
-- table: place
create table directory_service (
    service text {ordinal} not null primary key,
    owner text not null,
    source text not null,
    document text not null,
    changed bigint not null,
    gone_at bigint not null,
    draft text,
    draft_state text not null,
    draft_by text not null,
    draft_at bigint not null
);
create index directory_service_changed on directory_service (changed);

-- What a document said before it was changed.
-- table: place
create table directory_earlier (
    service text {ordinal} not null,
    changed bigint not null,
    document text not null,
    replaced_at bigint not null,
    replaced_by text not null,
    primary key (service, changed)
);

-- Where a postcode or a named place lies, in millionths of a degree.
-- table: place
create table directory_place (
    place text {ordinal} not null primary key,
    name text not null,
    kind text not null,
    latitude bigint not null,
    longitude bigint not null
);

-- What nothing was found for: words and area, never who.
-- table: lookup by words
create table directory_unmet (
    words text {ordinal} not null,
    area text {ordinal} not null,
    month integer not null,
    times bigint not null,
    last_day integer not null,
    primary key (words, area, month)
);

-- What the public says is wrong in a listing, for its owner.
-- table: place
create table directory_report (
    report bigint not null primary key,
    service text not null,
    said_at bigint not null,
    words text not null,
    state text not null
);

-- How often staff sent or printed a service for somebody; never for whom.
-- table: lookup by service
create table directory_choice (
    service text {ordinal} not null,
    month integer not null,
    way text {ordinal} not null,
    times bigint not null,
    primary key (service, month, way)
);
