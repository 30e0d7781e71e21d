-- Of whom somebody said to an organisation that something in the record is wrong, and it may not have answered yet: the tasks in the record say the rest.
-- table: lookup by owner
create table record_correction (
    owner text {ordinal} not null,
    part integer not null,
    person bigint not null,
    asked_at bigint not null,
    primary key (owner, part, person)
) {clustered};
