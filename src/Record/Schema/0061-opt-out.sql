-- NHS numbers of people who do not want their record used beyond their care: what the national service said last. fhir_relation follows with the grounds
-- 110 (the person opted out) and 111 (another record of the same person did), viewer *; applied is 0 until it has.
-- table: lookup by number
create table record_opt_out (
    number text {ordinal} not null primary key,
    since bigint not null,
    applied smallint not null
) {clustered};
