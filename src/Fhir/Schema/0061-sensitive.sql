-- People whose places must not be told to anyone, and why: 1 their Patient has the label, 2 another record of the same person is so marked, 3 the national register.
-- table: person
create table fhir_sensitive (
    part integer not null,
    person bigint not null,
    ground smallint not null,
    primary key (part, person, ground)
) {clustered};
