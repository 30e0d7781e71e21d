-- People in a place for a limited time, and where they moved on to: made anew from the EpisodeOfCare whenever it is written.
-- table: lookup by owner
create table coordination_move_on (
    owner text {ordinal} not null,
    episode text {ordinal} not null,
    part integer not null,
    person bigint not null,
    place text not null,
    started text not null,
    ended text not null,
    outcome text not null,
    reviewed text not null,
    still_6 text not null,
    still_12 text not null,
    primary key (owner, episode)
) {clustered};

-- Under which owner the row of an EpisodeOfCare stands.
-- table: person
create table coordination_move_on_standing (
    part integer not null,
    person bigint not null,
    episode text {ordinal} not null,
    owner text {ordinal} not null,
    primary key (part, person, episode)
) {clustered};
