-- Under whom a resource lay before its subject changed; its earlier versions are still there.
-- table: lookup
create table fhir_moved (
    type smallint not null,
    id text {ordinal} not null,
    part integer not null,
    person bigint not null,
    primary key (type, id, part, person)
) {clustered};
