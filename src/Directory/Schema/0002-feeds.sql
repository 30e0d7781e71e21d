-- Other directories that are fetched on a schedule: from where, how often, and what came of the last run.
-- table: place
create table directory_feed (
    feed bigint not null primary key,
    address text not null,
    name text not null,
    every_hours integer not null,
    is_paused integer not null,
    due_at bigint not null,
    failures integer not null,
    started_at bigint not null,
    ended_at bigint not null,
    result text not null,
    told text not null,
    reasons text not null,
    added bigint not null,
    changed bigint not null,
    unchanged bigint not null,
    refused bigint not null,
    gone bigint not null
);

-- What a run refused, thing by thing; a run is known by when it began, and the last that ended is the one shown.
-- table: lookup by feed
create table directory_feed_refusal (
    feed bigint not null,
    run bigint not null,
    number bigint not null,
    service text not null,
    path text not null,
    why text not null,
    primary key (feed, run, number)
) {clustered};

-- Which server fetches feeds until when.
-- table: lookup by work
create table directory_feed_work (
    work text not null primary key,
    holder text not null,
    held_until bigint not null
);
