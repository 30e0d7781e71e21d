-- What the privacy officer looks at: who said that they work with a person, who opened a record in an emergency, who opened a seal, and what the
-- journal shows that is out of the ordinary. It names the person by key only.
-- table: place
create table record_alert (
    alert text {ordinal} not null primary key,
    kind text not null,
    at bigint not null,
    user_id text not null,
    user_name text not null,
    organisation text not null,
    part integer not null,
    person bigint not null,
    words text not null,
    state text not null,
    reviewer text not null,
    reviewed_at bigint not null,
    outcome text not null,
    notes text not null
);

create index record_alert_state on record_alert (state, at);
create index record_alert_user on record_alert (user_id, outcome);
