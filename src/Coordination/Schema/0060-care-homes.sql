-- Who lives in which care home: made anew from the EpisodeOfCare that says so whenever it is written.
-- table: lookup by home
create table coordination_resident (
    home text {ordinal} not null,
    episode text {ordinal} not null,
    part integer not null,
    person bigint not null,
    home_name text not null,
    came text not null,
    gone text not null,
    primary key (home, episode)
) {clustered};

-- Under which home the row of an EpisodeOfCare stands, so that it is found again when somebody moves on or the episode is taken back.
-- table: person
create table coordination_resident_standing (
    part integer not null,
    person bigint not null,
    episode text {ordinal} not null,
    home text {ordinal} not null,
    primary key (part, person, episode)
) {clustered};

-- The personal care and support plans that are active, by person: made anew from the CarePlan whenever it is written.
-- table: person
create table coordination_resident_plan (
    part integer not null,
    person bigint not null,
    plan text {ordinal} not null,
    source text not null,
    starts text not null,
    ends text not null,
    looked_at text not null,
    primary key (part, person, plan)
) {clustered};
