-- Sight may end by itself: the millisecond from which a ground no longer holds. New grounds: 3 registered here, 4 referred here, 5 in the care team,
-- 6 on the caseload, 7 at the team meeting, 8 said so with a reason, 9 emergency, 10 their own record, 11 allowed by the person, 12 as 9 for another record of the same person,
-- 50 may see what is sealed, 51 as 50 for another record of the same person,
-- 100 the person does not want this viewer to see more than it wrote itself, 101 the same said of another record of the same person.
-- table: person
create table fhir_relation (
    part integer not null,
    person bigint not null,
    viewer text {ordinal} not null,
    ground smallint not null,
    until bigint not null,
    primary key (part, person, viewer, ground)
) {clustered};

insert into fhir_relation (part, person, viewer, ground, until)
select part, person, viewer, ground, 9223372036854775807 from fhir_relationship;

drop table fhir_relationship;

-- What is kept from some of those who see a person, all its versions: a resource, why (1 sealed by the person's wish, 2 safeguarding,
-- 4 about somebody else, 8 risk of serious harm, 16 its source says restricted, 32 it was about another person), and the organisation that sees it still.
-- table: person
create table fhir_withheld (
    part integer not null,
    person bigint not null,
    type smallint not null,
    id text {ordinal} not null,
    reason smallint not null,
    keeper text not null,
    at bigint not null,
    by_user text not null,
    words text not null,
    primary key (part, person, type, id, reason)
) {clustered};
