-- Stays in hospital across people, for the hub of each hospital: made anew from the Encounter and the Task of the way home whenever one of them is written.
-- table: lookup by owner
create table coordination_stay (
    owner text {ordinal} not null,
    stay text {ordinal} not null,
    part integer not null,
    person bigint not null,
    patient text not null,
    task text {ordinal} not null,
    state smallint not null,
    ward text not null,
    emergency smallint not null,
    died smallint not null,
    admitted_at bigint not null,
    left_at bigint not null,
    expected text not null,
    expected_said bigint not null,
    pathway smallint not null,
    ready text not null,
    judged text not null,
    carer smallint not null,
    told text not null,
    primary key (owner, stay)
) {clustered};

create index coordination_stay_state on coordination_stay (owner, state, left_at);

-- What people waited for who were ready to leave, a row for each reason in turn.
-- table: lookup by owner
create table coordination_delay (
    owner text {ordinal} not null,
    stay text {ordinal} not null,
    nr integer not null,
    starts text not null,
    ends text not null,
    reason text not null,
    body smallint not null,
    primary key (owner, stay, nr)
) {clustered};
