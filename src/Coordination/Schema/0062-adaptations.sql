-- Adaptations that were asked for, across people: made anew from the Task that carries one whenever it is written.
-- table: lookup by owner
create table coordination_adaptation (
    owner text {ordinal} not null,
    task text {ordinal} not null,
    decider text not null,
    part integer not null,
    person bigint not null,
    what text not null,
    state smallint not null,
    asked text not null,
    since text not null,
    ended text not null,
    due text not null,
    rule text not null,
    line text not null,
    serves text not null,
    primary key (owner, task)
) {clustered};

-- Under which owner the row of a Task stands.
-- table: person
create table coordination_adaptation_standing (
    part integer not null,
    person bigint not null,
    task text {ordinal} not null,
    owner text {ordinal} not null,
    primary key (part, person, task)
) {clustered};
