-- Peer challenges: one row each, with team, visit, findings and plan in its document, which is read and written whole.
-- table: place
create table toolkit_peer_challenge (
    challenge bigint not null primary key,
    document text not null
);

-- What was done in one, a row for each step; none changes.
-- table: place
create table toolkit_peer_step (
    challenge bigint not null,
    step integer not null,
    said text not null,
    actor_name text not null,
    organisation_name text not null,
    taken_at bigint not null,
    primary key (challenge, step)
);
