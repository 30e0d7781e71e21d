-- Who may see a person, and on what ground: 1 their organisation sends records of this person, 2 they have a relationship with another
-- record that is known to be the same person's. Sight lasts while one ground does.
-- table: person
create table fhir_relationship (
    part integer not null,
    person bigint not null,
    viewer text {ordinal} not null,
    ground smallint not null,
    primary key (part, person, viewer, ground)
) {clustered};

insert into fhir_relationship (part, person, viewer, ground)
select s.part, s.person, s.viewer, case when exists (
    select 1 from fhir_version v where v.part = s.part and v.person = s.person and v.source = s.viewer) then 1 else 2 end
from fhir_sight s;

drop table fhir_sight;
