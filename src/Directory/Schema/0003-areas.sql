-- Which places lie in which area: a postcode in its ward, neighbourhood and district. What is not here nobody knows.
-- table: place
create table directory_area (
    place text {ordinal} not null,
    area text {ordinal} not null,
    primary key (place, area)
);
create index directory_area_area on directory_area (area);
