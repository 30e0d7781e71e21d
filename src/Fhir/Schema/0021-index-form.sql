-- In which form the index rows of a part are. A store whose rows are in an older form is indexed anew, part by part, when it is opened.
-- table: local
create table fhir_index_form (
    part integer not null primary key,
    form integer not null
);
