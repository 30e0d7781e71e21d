-- Who can sign in. A demo place brings its own; sign-in with a national identity comes with identity providers.
-- table: place
create table record_user (
    user_id text {ordinal} not null primary key,
    name text not null,
    job_title text not null,
    role text not null,
    organisation text not null,
    organisation_name text not null,
    person text
);

-- Every source's Patient as the directory of people knows it. Those with the same whole are one person.
-- table: lookup
create table record_patient (
    part integer not null,
    person bigint not null,
    whole text {ordinal} not null,
    patient_id text not null,
    source text not null,
    nhs_number text not null,
    nhs_status smallint not null,
    name text not null,
    names text not null,
    birth_date text not null,
    sex text not null,
    place text not null,
    deceased smallint not null,
    primary key (part, person)
) {clustered};

create index record_patient_whole on record_patient (whole, part, person);

-- Under which spellings, sounds, numbers and dates a person is found.
-- table: lookup
create table record_find (
    kind smallint not null,
    value text {ordinal} not null,
    part integer not null,
    person bigint not null,
    primary key (kind, value, part, person)
) {clustered};

create index record_find_person on record_find (part, person);

-- When a user last marked a person's record as read.
-- table: lookup
create table record_looked (
    user_id text {ordinal} not null,
    whole text {ordinal} not null,
    at bigint not null,
    primary key (user_id, whole)
) {clustered};

-- What the organisations that send records are called.
-- table: place
create table record_source (
    code text {ordinal} not null primary key,
    name text not null
);
