-- Neighbourhoods as an operator draws them: a set of LSOAs, or of practices, within a place.
-- table: place
create table population_neighbourhood_part (
    unit_kind text {ordinal} not null,
    unit text {ordinal} not null,
    neighbourhood text not null,
    place text not null,
    source_set bigint not null,
    primary key (unit_kind, unit)
);

-- What partners agreed about a place whose footprint is not that of one upper-tier council. Partners are parted by line ends.
-- table: place
create table population_place_agreement (
    agreement bigint not null primary key,
    place text not null,
    partners text not null,
    reason text not null,
    agreed_on integer not null,
    recorded_at bigint not null,
    recorded_by text not null,
    ended_at bigint not null,
    ended_by text not null,
    end_reason text not null
);
create index population_place_agreement_place on population_place_agreement (place);
