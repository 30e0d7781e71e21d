-- What a clinician says of a person's score in its place, or that they take it back (an empty band). A row never changes: the newest of a score is the one that stands.
-- given: what the score said at the time. nr: the commit that wrote it.
-- table: person
create table population_score_override (
    part integer not null,
    person bigint not null,
    nr bigint not null,
    score text not null,
    version text not null,
    given text not null,
    band text not null,
    reason text not null,
    author text not null,
    author_name text not null,
    job_title text not null,
    organisation_name text not null,
    said_at bigint not null,
    primary key (part, person, nr)
) {clustered};
