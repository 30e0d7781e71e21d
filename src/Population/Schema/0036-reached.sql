-- Who was sent under a cohort, and when: a row for each Task that carries the cohort, made anew whenever it is written. What changed for them afterwards is asked of the data set.
-- sent_on: the day the Task was written; done_on: the day it was completed, 0 where it is not. Both as days since 1 January 0001.
-- table: lookup by cohort
create table population_cohort_reached (
    cohort bigint not null,
    task text {ordinal} not null,
    part integer not null,
    person bigint not null,
    sent_on bigint not null,
    done_on bigint not null,
    primary key (cohort, task)
) {clustered};
