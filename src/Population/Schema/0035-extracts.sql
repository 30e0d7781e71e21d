-- Files that somebody asked to take away. The bytes never change: they are what the second person looks at, and what leaves.
-- findings: what the automatic check found, a line each. asker: the id of the user.
-- table: place
create table population_extract (
    extract bigint not null primary key,
    what text not null,
    file_name text not null,
    digest text not null,
    body bytea not null,
    rows bigint not null,
    findings text not null,
    purpose text not null,
    why text not null,
    asker text not null,
    asker_name text not null,
    organisation text not null,
    asked_at bigint not null
);
create index population_extract_asker on population_extract (asker, extract);

-- What was decided about one, a row for each step; none changes. expires: until when it may be fetched, for an approval.
-- table: place
create table population_extract_step (
    extract bigint not null,
    step integer not null,
    state text not null,
    actor text not null,
    actor_name text not null,
    reason text not null,
    taken_at bigint not null,
    expires bigint not null,
    primary key (extract, step)
);
