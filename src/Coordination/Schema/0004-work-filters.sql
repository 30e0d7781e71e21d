-- What somebody noted, so that a row that was read does not come back while it says the same.
alter table coordination_standing add column noted text not null default '';

-- A list of one team, or of one kind of work, is as quick as the whole.
create index coordination_work_team on coordination_work (owner, side, team, due_at, id) where team <> '';

create index coordination_work_kind on coordination_work (owner, side, kind, due_at, id);

-- What was put off is little among much.
create index coordination_work_snoozed on coordination_work (owner, side, due_at, id) where snoozed_until > 0;
