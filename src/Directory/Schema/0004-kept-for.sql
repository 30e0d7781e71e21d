-- Listings that one organisation keeps for another, which had nobody to keep them.
-- table: place
create table directory_kept_for (
    service text {ordinal} not null primary key,
    owner text not null,
    owner_name text not null,
    since bigint not null
);
