-- Which request an urgent referral answers, so that a contact that another system wrote about the request is found. The resources say the rest.
-- table: person
create table coordination_urgent_request (
    part integer not null,
    person bigint not null,
    task text {ordinal} not null,
    request text {ordinal} not null,
    primary key (part, person, task)
) {clustered};

-- Contacts in person that name a request as what they are based on, by whichever system.
-- table: person
create table coordination_urgent_contact (
    part integer not null,
    person bigint not null,
    encounter text {ordinal} not null,
    request text {ordinal} not null,
    started_at bigint not null,
    primary key (part, person, encounter, request)
) {clustered};
