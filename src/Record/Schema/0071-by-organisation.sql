-- Whom a row of work may be given to is asked with every page of a worklist.
create index record_user_organisation on record_user (organisation, name, user_id);

create index record_team_organisation on record_team (organisation, name, team_id);
