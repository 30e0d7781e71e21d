-- Which practice leads for a care home: rows are only added, each holds until the next one begins. An empty practice says that there is none.
-- table: place
create table coordination_lead_practice (
    home text {ordinal} not null,
    nr integer not null,
    practice text not null,
    practice_name text not null,
    clinician text not null,
    starts text not null,
    why text not null,
    said_by text not null,
    said_at bigint not null,
    primary key (home, nr)
) {clustered};
