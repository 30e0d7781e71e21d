-- Published figures of places, by month: sums of what was published, with how many days or values they are made of and how many were missing.
-- table: lookup by place
create table coordination_national (
    place text {ordinal} not null,
    series text {ordinal} not null,
    slot text {ordinal} not null,
    month text {ordinal} not null,
    total bigint not null,
    counted integer not null,
    missing integer not null,
    primary key (place, series, slot, month)
) {clustered};

create index coordination_national_series on coordination_national (series, place);

-- Which places there are figures of.
-- table: place
create table coordination_national_place (
    code text {ordinal} not null primary key,
    name text not null,
    kind text not null
) {clustered};

-- Which files they came from, and what must be known to read them right.
-- table: place
create table coordination_national_file (
    series text {ordinal} not null,
    kind text {ordinal} not null,
    name text not null,
    accepted integer not null,
    refused integer not null,
    notes text not null,
    imported_at bigint not null,
    primary key (series, kind)
) {clustered};
