-- Messages of hospitals that were taken, so that one that comes twice changes nothing.
-- table: lookup by sender
create table coordination_message (
    sender text {ordinal} not null,
    control_id text {ordinal} not null,
    digest text not null,
    at bigint not null,
    primary key (sender, control_id)
) {clustered};

-- Messages that could not be put into the record: as they were sent, and why.
-- table: lookup by sender
create table coordination_message_problem (
    sender text {ordinal} not null,
    digest text {ordinal} not null,
    control_id text not null,
    event text not null,
    path text not null,
    reason text not null,
    body bytea not null,
    first_at bigint not null,
    last_at bigint not null,
    times integer not null,
    primary key (sender, digest)
) {clustered};
