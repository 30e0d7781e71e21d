-- Whose move it is: a row for each open step, under the organisation that has to take it or that waits for it. The resources say the rest.
-- table: lookup by owner
create table coordination_work (
    owner text {ordinal} not null,
    side smallint not null,
    type text {ordinal} not null,
    id text {ordinal} not null,
    part integer not null,
    person bigint not null,
    kind text not null,
    state text not null,
    service text not null,
    service_name text not null,
    team text not null,
    assignee text not null,
    priority smallint not null,
    due_at bigint not null,
    since_at bigint not null,
    sent_at bigint not null,
    snoozed_until bigint not null,
    snooze_reason text not null,
    primary key (owner, side, type, id)
);

create index coordination_work_due on coordination_work (owner, side, due_at, id);
create index coordination_work_assignee on coordination_work (owner, side, assignee, due_at, id);

-- Under which owners the rows of a resource stand, so that they are found again when it changes.
-- table: person
create table coordination_standing (
    part integer not null,
    person bigint not null,
    type text {ordinal} not null,
    id text {ordinal} not null,
    owner text {ordinal} not null,
    side smallint not null,
    grants smallint not null,
    primary key (part, person, type, id, owner, side)
) {clustered};

-- How long people waited, from when a referral was sent to the first contact; and those that ended without one.
-- table: lookup by owner
create table coordination_wait (
    owner text {ordinal} not null,
    id text {ordinal} not null,
    service text not null,
    service_name text not null,
    place text not null,
    sent_at bigint not null,
    contact_at bigint not null,
    ended_at bigint not null,
    state text not null,
    primary key (owner, id)
);

create index coordination_wait_sent on coordination_wait (owner, sent_at);
