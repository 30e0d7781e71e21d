-- Who acted. Named by a digest of its own content, so that the same actor is written once and an edited row is found.
-- table: place
create table kernel_actor (
    actor bigint not null primary key,
    content text not null
);

-- The next numbers of each part, and the end of its chain. Part -1 is the place: everything that is about no person.
-- table: person
create table kernel_head (
    part integer not null primary key,
    commit_no bigint not null,
    row_no bigint not null,
    person_no bigint not null,
    act_no bigint not null,
    hash bytea not null
);

-- Acts that wrote. Each row's hash covers the row, what the commit wrote, and the hash before it.
-- table: person
create table kernel_journal (
    part integer not null,
    act_no bigint not null,
    at bigint not null,
    actor bigint not null,
    purpose text not null,
    activity text not null,
    commit_no bigint not null,
    hash bytea not null,
    primary key (part, act_no)
) {clustered};

-- Announcements, written with the change they announce; a row goes when every subscriber has been told.
-- table: person
create table kernel_outbox (
    part integer not null,
    commit_no bigint not null,
    position integer not null,
    event text not null,
    body text not null,
    attempts integer not null,
    next_try bigint not null,
    primary key (part, commit_no, position)
) {clustered};

-- Acts that read. A chain of their own, so that reading never blocks writing.
-- table: lookup
create table kernel_read (
    chain text not null,
    act_no bigint not null,
    at bigint not null,
    actor bigint not null,
    purpose text not null,
    activity text not null,
    part integer not null,
    person bigint not null,
    sight text not null,
    hash bytea not null,
    primary key (chain, act_no)
) {clustered};

-- The ends of all chains, bound together from time to time: a chain cut short is found even if its head was cut with it.
-- table: lookup
create table kernel_seal (
    seal_no bigint not null primary key,
    at bigint not null,
    positions bytea not null,
    hash bytea not null
);
