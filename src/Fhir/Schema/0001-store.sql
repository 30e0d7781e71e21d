-- Every version of every resource, whoever wrote it, never changed; prior is the row of the version before, 0 for the first. A person's rows lie together. Part -1, person 0 holds what
-- is about no one person (organisations, practitioners, questionnaires; a meeting of several people).
-- table: person
create table fhir_version (
    part integer not null,
    person bigint not null,
    row_no bigint not null,
    type smallint not null,
    id text not null,
    version integer not null,
    commit_no bigint not null,
    at bigint not null,
    source text not null,
    prior bigint not null,
    body bytea,
    primary key (part, person, row_no)
);

-- What a commit wrote, in order: the journal's hash covers it, the change feed follows it.
create index fhir_version_commit on fhir_version (part, commit_no, row_no);

-- Which version is current.
-- table: person
create table fhir_key (
    part integer not null,
    person bigint not null,
    type smallint not null,
    id text {ordinal} not null,
    row_no bigint not null,
    version integer not null,
    deleted smallint not null,
    primary key (part, person, type, id)
) {clustered};

-- One row for each version that can be found, all its search values packed into one; one more for each further coding of its
-- lead code. Alive from commit born until commit died.
-- table: person
create table fhir_index (
    part integer not null,
    person bigint not null,
    type smallint not null,
    lead bigint not null,
    newest bigint not null,
    row_no bigint not null,
    further smallint not null,
    born bigint not null,
    died bigint not null,
    packed bytea not null,
    primary key (part, person, type, lead, newest, row_no)
) {clustered};

-- Where an id that was made elsewhere leads. Ids made here carry part and person and need no row.
-- table: lookup
create table fhir_location (
    type smallint not null,
    id text {ordinal} not null,
    part integer not null,
    person bigint not null,
    primary key (type, id)
) {clustered};

-- Questions asked across people: one row for each value, verified against fhir_index when it is used.
-- table: lookup
create table fhir_lookup (
    lookup smallint not null,
    value text {ordinal} not null,
    part integer not null,
    row_no bigint not null,
    person bigint not null,
    lead bigint not null,
    newest bigint not null,
    primary key (lookup, value, part, row_no)
) {clustered};

-- Who may see a person: the organisations and teams with a relationship. Filled when a source first sends the person, and by
-- the floor above.
-- table: person
create table fhir_sight (
    part integer not null,
    person bigint not null,
    viewer text {ordinal} not null,
    primary key (part, person, viewer)
) {clustered};

-- A resource about several people is kept with the place; here is a row for each of them.
-- table: person
create table fhir_about (
    part integer not null,
    person bigint not null,
    type smallint not null,
    id text {ordinal} not null,
    primary key (part, person, type, id)
) {clustered};
