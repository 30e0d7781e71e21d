-- Which commit of the place asked for a change and which decided it: what they wrote is covered by the journal's hash. Null for those made before.
alter table record_user_change add column asked_commit bigint;

alter table record_user_change add column decided_commit bigint;

create index record_user_change_asked on record_user_change (asked_commit);

create index record_user_change_decided on record_user_change (decided_commit);
