-- Worklists that somebody keeps under a name: only what was chosen, no person.
-- table: place
create table coordination_saved_list (
    user_id text {ordinal} not null,
    name text {ordinal} not null,
    query text not null,
    primary key (user_id, name)
);
