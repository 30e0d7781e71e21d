-- Who has met a link worker, and when first: whom repeat contacts are counted for. Made anew from the Task whenever it is written.
-- table: lookup by owner
create table coordination_prescribed (
    owner text {ordinal} not null,
    id text {ordinal} not null,
    part integer not null,
    person bigint not null,
    contact_at bigint not null,
    primary key (owner, id)
) {clustered};

-- What was last worked out of it: sums and no person. An empty owner stands for the whole place.
-- table: lookup by owner
create table coordination_repeat_contacts (
    owner text {ordinal} not null primary key,
    worked_out_at bigint not null,
    result text not null
) {clustered};
