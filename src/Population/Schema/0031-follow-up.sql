-- What became of the people of a cohort who were sent to a team: a row for each Task that carries the cohort, made anew whenever it is written.
-- table: lookup by cohort
create table population_cohort_task (
    cohort bigint not null,
    task text {ordinal} not null,
    version integer not null,
    status text not null,
    outcome text not null,
    primary key (cohort, task)
) {clustered};

-- Under which cohort the row of a Task stands.
-- table: person
create table population_cohort_standing (
    part integer not null,
    person bigint not null,
    task text {ordinal} not null,
    cohort bigint not null,
    primary key (part, person, task)
) {clustered};
