-- A result that somebody expects of a plan, with the day on which it will be looked at and what was measured since: one row each, whole as JSON. Few (hundreds), read by everybody
-- who opens the public page, so every machine has them.
-- table: place
create table toolkit_expected (
    expected bigint not null primary key,
    document text not null,
    changed_at bigint not null
);
