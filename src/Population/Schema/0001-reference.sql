-- What was loaded from published files: one row a file and version. A version that was replaced stays here, so that an extract can name the one it used.
-- table: place
create table population_reference_set (
    set_number bigint not null primary key,
    slot text not null,
    layout text not null,
    source text not null,
    file text not null,
    digest text not null,
    edition integer not null,
    loaded_at bigint not null,
    loaded_by text not null,
    row_count bigint not null,
    refused bigint not null,
    replaced_at bigint not null
);
create index population_reference_set_slot on population_reference_set (slot, source, replaced_at);

-- What an area or organisation is called, and its code in the other of the two systems (ONS or ODS).
-- table: place
create table population_area_name (
    kind text {ordinal} not null,
    area text {ordinal} not null,
    name text not null,
    ods text not null,
    primary key (kind, area)
);

-- Lower layer super output areas of 2021, each in one ward and one council.
-- table: place
create table population_lsoa (
    lsoa text {ordinal} not null primary key,
    name text not null,
    ward text not null,
    council text not null,
    source_set bigint not null
);
create index population_lsoa_set on population_lsoa (source_set);

-- The system (integrated care board) and sub-location of an LSOA.
-- table: place
create table population_lsoa_system (
    lsoa text {ordinal} not null primary key,
    sub_icb text not null,
    icb text not null,
    source_set bigint not null
);
create index population_lsoa_system_set on population_lsoa_system (source_set);

-- Which LSOAs of 2011 became which of 2021: U unchanged, S split, M merged, X redrawn.
-- table: place
create table population_lsoa_change (
    lsoa11 text {ordinal} not null,
    lsoa21 text {ordinal} not null,
    change text not null,
    source_set bigint not null,
    primary key (lsoa11, lsoa21)
);
create index population_lsoa_change_set on population_lsoa_change (source_set);

-- Indices of deprivation of an LSOA, overall and by domain: decile (1 is most deprived), rank (1 is most deprived), score in millionths where published.
-- table: place
create table population_deprivation (
    index_year integer not null,
    lsoa text {ordinal} not null,
    overall_decile integer not null, overall_rank integer not null, overall_score bigint,
    income_decile integer not null, income_rank integer not null, income_score bigint,
    employment_decile integer not null, employment_rank integer not null, employment_score bigint,
    education_decile integer not null, education_rank integer not null, education_score bigint,
    health_decile integer not null, health_rank integer not null, health_score bigint,
    crime_decile integer not null, crime_rank integer not null, crime_score bigint,
    housing_decile integer not null, housing_rank integer not null, housing_score bigint,
    environment_decile integer not null, environment_rank integer not null, environment_score bigint,
    source_set bigint not null,
    primary key (index_year, lsoa)
);
create index population_deprivation_set on population_deprivation (source_set);

-- The LSOA of a postcode: how a person comes to one.
-- table: place
create table population_postcode (
    postcode text {ordinal} not null primary key,
    lsoa text not null,
    source_set bigint not null
);
create index population_postcode_set on population_postcode (source_set);

-- The upper-tier council of a council.
-- table: place
create table population_council (
    council text {ordinal} not null primary key,
    upper_council text not null,
    source_set bigint not null
);

-- The region of a council.
-- table: place
create table population_council_region (
    council text {ordinal} not null primary key,
    region text not null,
    source_set bigint not null
);

-- Councils that resemble a council, nearest first.
-- table: place
create table population_council_peer (
    council text {ordinal} not null,
    peer text {ordinal} not null,
    nearness integer not null,
    source_set bigint not null,
    primary key (council, peer)
);

-- How rural a council is, by the classification of 2021.
-- table: place
create table population_rural_urban (
    council text {ordinal} not null primary key,
    class_code text not null,
    class_name text not null,
    broad text not null,
    source_set bigint not null
);

-- GP practices and other prescribers. Days are yyyymmdd, 0 for none.
-- table: place
create table population_practice (
    practice text {ordinal} not null primary key,
    icb text not null,
    sub_icb text not null,
    postcode text not null,
    opened integer not null,
    closed integer not null,
    status text not null,
    setting text not null,
    source_set bigint not null
);
create index population_practice_set on population_practice (source_set);

-- Which practices are core partners of which primary care network, and from when until when.
-- table: place
create table population_practice_network (
    practice text {ordinal} not null,
    network text {ordinal} not null,
    begins integer not null,
    ends integer not null,
    source_set bigint not null,
    primary key (practice, network, begins)
);
create index population_practice_network_set on population_practice_network (source_set);

-- NHS trusts.
-- table: place
create table population_trust (
    trust text {ordinal} not null primary key,
    icb text not null,
    postcode text not null,
    opened integer not null,
    closed integer not null,
    source_set bigint not null
);

-- Published estimates of who lives in an area. Sex is empty for all; ages are empty for all, a year of age, "90+", or a band that the publisher names.
-- table: place
create table population_resident (
    kind text {ordinal} not null,
    area text {ordinal} not null,
    of_year integer not null,
    sex text {ordinal} not null,
    ages text {ordinal} not null,
    persons bigint not null,
    source_set bigint not null,
    primary key (kind, area, of_year, sex, ages)
);
create index population_resident_set on population_resident (source_set);

-- Values published by others for an area, an indicator and a period, as they were printed. No value: why not.
-- table: place
create table population_published_value (
    series text {ordinal} not null,
    indicator text {ordinal} not null,
    area text {ordinal} not null,
    period text {ordinal} not null,
    subgroup text {ordinal} not null,
    measure text {ordinal} not null,
    printed text,
    why_none text not null,
    source_set bigint not null,
    primary key (series, indicator, area, period, subgroup, measure)
);
create index population_published_value_set on population_published_value (source_set);

-- The outline of an area: rings parted by ";", each of points "longitude latitude" in hundred thousandths of a degree, simplified to a tolerance in metres.
-- table: place
create table population_boundary (
    kind text {ordinal} not null,
    area text {ordinal} not null,
    outline text not null,
    points integer not null,
    tolerance integer not null,
    source_set bigint not null,
    primary key (kind, area)
);
