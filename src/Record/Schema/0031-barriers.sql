-- What stands in the way of sharing records, who deals with it, and how far they are (domain row S55).
-- table: place
create table record_barrier (
    barrier text {ordinal} not null primary key,
    title text not null,
    owner text not null,
    organisation text not null,
    state text not null,
    notes text not null,
    raised_at bigint not null,
    changed_at bigint not null
);
