-- What was asked for and done about users, roles, teams and programs; never changed but to say what came of it.
-- table: place
create table record_user_change (
    change_id text {ordinal} not null primary key,
    kind text {ordinal} not null,
    user_id text {ordinal} not null,
    details text not null,
    why text not null,
    asked_by text {ordinal} not null,
    asked_at bigint not null,
    state text {ordinal} not null,
    decided_by text {ordinal} not null,
    decided_at bigint
);

create index record_user_change_state on record_user_change (state, asked_at, change_id);

create index record_user_change_user on record_user_change (user_id, asked_at, change_id);
