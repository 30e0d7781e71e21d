-- Locks of conditional writes: whoever writes under a condition holds the row of its slot until the transaction ends.
-- table: lookup
create table fhir_condition (
    slot integer not null,
    primary key (slot)
) {clustered};
