-- By which column tables of earlier files are spread over machines. See docs/guides/scale-out.md.
-- table fhir_location: lookup by id
-- table fhir_lookup: lookup by value
-- table fhir_moved: lookup by id
-- table fhir_condition: lookup by slot
-- table fhir_bulk_job: lookup by job

-- What a lock changes: the column that a table is spread by can never be written again.
alter table fhir_condition add column taken integer not null default 0;
