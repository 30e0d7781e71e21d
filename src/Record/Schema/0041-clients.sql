-- Programs that may use the FHIR interface: systems with keys of their own, and applications that people sign in to.
-- table: place
create table record_client (
    client_id text {ordinal} not null primary key,
    name text not null,
    backend smallint not null,
    role text {ordinal} not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    scopes text not null,
    jwks text not null,
    disabled_at bigint
);
