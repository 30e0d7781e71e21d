-- What tells whether two records are one person's. own is the person a record belongs to by itself; whole is that person after what
-- people have decided. form says by which reading of a Patient the row was made: rows of an older one are made anew at the next start.
alter table record_patient add column own text {ordinal} not null default '';
alter table record_patient add column family text not null default '';
alter table record_patient add column given text not null default '';
alter table record_patient add column postcode text not null default '';
alter table record_patient add column died text not null default '';
alter table record_patient add column sensitive smallint not null default 0;
alter table record_patient add column form smallint not null default 0;
update record_patient set own = whole;
create index record_patient_own on record_patient (own, part, person);
create index record_patient_form on record_patient (form, part, person);
create index record_patient_id on record_patient (source, patient_id, part, person);

-- What holds between two records now: 1 people say one person, 2 the record's own source says so, 3 the other's source does, 4 people say two people.
-- Each is written from both sides.
-- table: lookup by part
create table record_verdict (
    part integer not null,
    person bigint not null,
    other_part integer not null,
    other_person bigint not null,
    ground smallint not null,
    primary key (part, person, other_part, other_person, ground)
) {clustered};

-- What was decided about who is who, never changed and never removed: about two records ("a:b"), one record ("a") or a number.
-- table: lookup by about
create table record_decision (
    about text {ordinal} not null,
    number integer not null,
    kind smallint not null,
    reason text not null,
    at bigint not null,
    user_id text not null,
    user_name text not null,
    role text not null,
    organisation text not null,
    primary key (about, number)
) {clustered};

-- Which decisions are about a record.
-- table: lookup by part
create table record_decision_of (
    part integer not null,
    person bigint not null,
    about text {ordinal} not null,
    primary key (part, person, about)
) {clustered};

-- Why the places where somebody lives must not be shown: 1 a source's label, 2 another record of the same person has one, 3 the national register.
-- table: person
create table record_sensitive (
    part integer not null,
    person bigint not null,
    ground smallint not null,
    primary key (part, person, ground)
) {clustered};

-- NHS numbers that are no longer used: the one that took its place, or nothing where the two must never be joined.
-- table: lookup by number
create table record_superseded (
    number text {ordinal} not null primary key,
    successor text not null,
    ground smallint not null
) {clustered};

-- NHS numbers that the national register gave for a record and a person confirmed. The source's own record stays as it is.
-- table: lookup by part
create table record_traced (
    part integer not null,
    person bigint not null,
    number text not null,
    status smallint not null,
    at bigint not null,
    primary key (part, person)
) {clustered};
