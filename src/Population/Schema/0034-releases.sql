-- What was released: a row for each answer that showed counts of people who had not been counted like that before. Rows are added and never changed; one is taken out once no comparison asks for it.
-- day: the day of the extract, in days. asker: the user, or "profile". sets: each with the key of its question, what was shown, and a sketch of its people.
-- table: place
create table population_release (
    release bigint not null primary key,
    day bigint not null,
    asker text not null,
    told_at bigint not null,
    sets bytea not null
);
