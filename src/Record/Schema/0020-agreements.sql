-- Agreements to share information: between whom, for what, which kinds of data, on which lawful basis, from when until when (domain rule B6).
-- table: place
create table record_agreement (
    agreement text {ordinal} not null primary key,
    title text not null,
    parties text not null,
    purposes text not null,
    classes text not null,
    basis text not null,
    assessment text not null,
    signatories text not null,
    starts bigint not null,
    ends bigint not null,
    review bigint not null
);
