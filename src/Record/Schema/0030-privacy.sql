-- What was raised about one record: for the person who asks who opened it by their own word. And of one kind: for the report of what is unusual.
create index record_alert_person on record_alert (part, person, at);
create index record_alert_kind on record_alert (kind, at);
