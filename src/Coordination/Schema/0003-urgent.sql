-- Urgent referrals of a provider: what the two-hour clock is worked out from. The resources say the rest.
-- table: lookup by owner
create table coordination_urgent (
    owner text {ordinal} not null,
    id text {ordinal} not null,
    part integer not null,
    person bigint not null,
    owner_name text not null,
    place text not null,
    source text not null,
    condition text not null,
    state text not null,
    excluded text not null,
    received_at bigint not null,
    contact_at bigint not null,
    ended_at bigint not null,
    primary key (owner, id)
);

create index coordination_urgent_received on coordination_urgent (owner, received_at);

-- What a team can do, for sending the right one.
-- table: place
create table coordination_team_skill (
    team_id text {ordinal} not null,
    skill text {ordinal} not null,
    primary key (team_id, skill)
);
