-- Bulk exports and imports: who asked for what, how far it is, and what came of it. The files lie beside the store. A row goes when
-- its files expire or its owner deletes it.
-- table: place
create table fhir_bulk_job (
    job text {ordinal} not null primary key,
    kind text not null,
    owner text not null,
    sight text not null,
    request text not null,
    state text not null,
    started bigint not null,
    seen bigint not null,
    ended bigint not null,
    percent integer not null,
    resources bigint not null,
    result text not null
);
