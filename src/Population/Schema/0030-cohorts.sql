-- Cohorts that were saved, version by version. A row never changes. As written: a reference without a version is to the newest there was. As drawn: each with its version.
-- shared: empty for the organisation alone, * for all, else codes of organisations, a line each. secret: what pseudonyms of the version's list are made with.
-- table: place
create table population_cohort (
    cohort bigint not null,
    version integer not null,
    name text not null,
    name_key text {ordinal} not null,
    purpose text not null,
    written text not null,
    drawn text not null,
    secret text not null,
    organisation text not null,
    organisation_name text not null,
    author text not null,
    shared text not null,
    saved_at bigint not null,
    primary key (cohort, version)
);
create index population_cohort_name on population_cohort (name_key, version);
