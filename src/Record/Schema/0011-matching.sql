-- Pairs of records that somebody should look at.
-- table: lookup by pair
create table record_match (
    pair text {ordinal} not null primary key,
    a_part integer not null,
    a_person bigint not null,
    b_part integer not null,
    b_person bigint not null,
    kind smallint not null,
    score integer not null,
    likely integer not null,
    state smallint not null,
    since bigint not null,
    note text not null
) {clustered};

create index record_match_state on record_match (state, score, pair);

-- Which pairs a record is in.
-- table: lookup by part
create table record_match_of (
    part integer not null,
    person bigint not null,
    pair text {ordinal} not null,
    primary key (part, person, pair)
) {clustered};

-- Records that were written and not yet compared with others.
-- table: lookup by part
create table record_match_work (
    part integer not null,
    person bigint not null,
    turn bigint not null,
    primary key (part, person)
) {clustered};
