-- What was done to an item on the pages, a row for each step; none changes.
-- round: the version that its draft would become. taken: a code of ItemStepKind. words: what was said with it, such as why a draft went back.
-- table: place
create table toolkit_step (
    kind text {ordinal} not null,
    item text {ordinal} not null,
    step integer not null,
    round integer not null,
    taken text not null,
    taken_at bigint not null,
    actor text not null,
    actor_name text not null,
    organisation_name text not null,
    words text not null,
    primary key (kind, item, step)
);

-- A draft that is open for testing. organisations: codes, a line each, of those that are asked; empty for everybody who takes part.
-- table: place
create table toolkit_trial (
    kind text {ordinal} not null,
    item text {ordinal} not null,
    round integer not null,
    opened_at bigint not null,
    organisations text not null,
    primary key (kind, item, round)
);

-- What one tester said of a draft, and what was changed because of it.
-- table: place
create table toolkit_trial_answer (
    kind text {ordinal} not null,
    item text {ordinal} not null,
    round integer not null,
    tester text {ordinal} not null,
    tester_name text not null,
    organisation text not null,
    organisation_name text not null,
    said_at bigint not null,
    sense text not null,
    missing text not null,
    would_use text not null,
    reply text not null,
    replied_at bigint not null,
    primary key (kind, item, round, tester)
);

-- That something is wrong or out of date, said by anybody. words: gone once it is answered, because they may name people. answer: for everybody to read.
-- table: place
create table toolkit_remark (
    remark bigint not null primary key,
    kind text {ordinal} not null,
    item text {ordinal} not null,
    said_at bigint not null,
    words text not null,
    answer text not null,
    answered_at bigint not null
);
create index toolkit_remark_item on toolkit_remark (kind, item);
