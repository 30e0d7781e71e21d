-- Which generation of the index is wanted, the last that was asked for whole, and which server makes it until when.
-- table: local
create table fhir_index_work (
    work text not null primary key,
    generation bigint not null,
    whole bigint not null,
    holder text not null,
    held_until bigint not null
);

-- Of which generation all index rows of a part are; which is being made, and the last person of it who is done.
-- table: local
create table fhir_index_part (
    part integer not null primary key,
    generation bigint not null,
    making bigint not null,
    reached bigint not null
);

-- Added search parameters that the index holds: the version of the SearchParameter, the number its values are packed under, the first
-- generation with it and the first without it again (0: none). A row goes when no index row can hold its values any more.
-- table: local
create table fhir_index_parameter (
    row_no bigint not null primary key,
    number integer not null,
    since bigint not null,
    until bigint not null
);
