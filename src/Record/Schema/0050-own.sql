-- Whom a person lets see their record: how much of it and until when. Taken away, it stays as it was with the moment it ended.
-- table: place
create table record_proxy (
    proxy text {ordinal} not null primary key,
    owner text {ordinal} not null,
    user_id text {ordinal} not null,
    name text not null,
    relation text not null,
    scope text not null,
    state text not null,
    asked_at bigint not null,
    until bigint not null,
    ended_at bigint not null,
    words text not null
);

create index record_proxy_owner on record_proxy (owner, asked_at);
create index record_proxy_user on record_proxy (user_id, state);

-- Whoever signs in as the person with this verified number sees what the source holds about them.
insert into fhir_relation (part, person, viewer, ground, until)
select part, person, 'nhs:' || nhs_number, 10, 9223372036854775807 from record_patient where nhs_status = 1
on conflict (part, person, viewer, ground) do nothing;
