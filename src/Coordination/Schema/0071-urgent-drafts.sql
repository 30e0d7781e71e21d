-- What somebody has typed of an urgent call and not sent: for its writer alone, and for a day.
-- table: lookup by writer
create table coordination_urgent_draft (
    writer text {ordinal} not null,
    person text {ordinal} not null,
    fields text not null,
    saved_at bigint not null,
    primary key (writer, person)
);

create index coordination_urgent_draft_saved on coordination_urgent_draft (saved_at);
