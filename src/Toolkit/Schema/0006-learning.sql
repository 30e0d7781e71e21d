-- What partners do to learn from each other. All of it is of the place, small in number and seldom written. Times are milliseconds since 1970.

-- An event that people may come to. cancelled: why it is not held; empty while it is. online: where to join, for those who have a place.
-- table: place
create table toolkit_event (
    event bigint not null primary key,
    title text not null,
    about text not null,
    for_whom text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    venue text not null,
    online text not null,
    capacity integer not null,
    tags text not null,
    cancelled text not null,
    organisation_name text not null,
    changed_at bigint not null
);

-- Who comes. asked: the commit in which they asked, by which the waiting list is ordered. came: -1 not known, 0 no, 1 yes.
-- table: place
create table toolkit_booking (
    event bigint not null,
    person text {ordinal} not null,
    name text not null,
    organisation text not null,
    organisation_name text not null,
    state text not null,
    asked bigint not null,
    came integer not null,
    primary key (event, person)
);
create index toolkit_booking_person on toolkit_booking (person);

-- What somebody who came thought of it: marks from 1 to 5, and words.
-- table: place
create table toolkit_event_answer (
    event bigint not null,
    person text {ordinal} not null,
    worth integer not null,
    otherwise integer not null,
    contact integer not null,
    words text not null,
    primary key (event, person)
);

-- Talks with the public: where, with how many, how, about what, and what came of it. taken_back: why the row no longer counts; empty while it does.
-- table: place
create table toolkit_engagement (
    entry bigint not null primary key,
    held_on integer not null,
    venue text not null,
    people integer not null,
    method text not null,
    themes text not null,
    said text not null,
    did text not null,
    organisation text not null,
    organisation_name text not null,
    by_name text not null,
    taken_back text not null
);

-- An offer of support.
-- table: place
create table toolkit_offer (
    offer bigint not null primary key,
    title text not null,
    about text not null,
    for_whom text not null,
    cost text not null,
    takes text not null,
    network text not null,
    giver text not null,
    giver_name text not null,
    is_open integer not null,
    changed_at bigint not null
);

-- Who asked for an offer, for which area, and what the giver answered.
-- table: place
create table toolkit_offer_request (
    request bigint not null primary key,
    offer bigint not null,
    area text not null,
    why text not null,
    person text {ordinal} not null,
    person_name text not null,
    organisation text not null,
    organisation_name text not null,
    asked_at bigint not null,
    state text not null,
    answer text not null,
    answered_by text not null,
    answered_at bigint not null
);
create index toolkit_offer_request_offer on toolkit_offer_request (offer, request);

-- A story that somebody sent in for the newsletter.
-- table: place
create table toolkit_story (
    story bigint not null primary key,
    title text not null,
    words text not null,
    tags text not null,
    person text {ordinal} not null,
    person_name text not null,
    organisation_name text not null,
    sent_at bigint not null,
    state text not null,
    reason text not null,
    decided_by text not null,
    decided_at bigint not null
);

-- The newsletter of a month. choices: what the editor put in which order and left out; lines: what was published, empty before.
-- table: place
create table toolkit_newsletter (
    month text {ordinal} not null primary key,
    opening text not null,
    choices text not null,
    lines text not null,
    version integer not null,
    published_at bigint not null,
    published_by text not null,
    changed_at bigint not null
);

-- A group about a topic.
-- table: place
create table toolkit_group (
    topic bigint not null primary key,
    name text not null,
    purpose text not null,
    owner text not null,
    owner_name text not null,
    organisation_name text not null,
    made_at bigint not null
);

-- table: place
create table toolkit_group_member (
    topic bigint not null,
    person text {ordinal} not null,
    name text not null,
    organisation_name text not null,
    joined_at bigint not null,
    primary key (topic, person)
);

-- A post in a group, or an answer to one (answers: its number, else 0). One that was removed keeps who, when and why; its words and its file are gone.
-- table: place
create table toolkit_group_post (
    post bigint not null primary key,
    topic bigint not null,
    answers bigint not null,
    words text not null,
    file_name text not null,
    file_type text not null,
    file_size integer not null,
    person text {ordinal} not null,
    person_name text not null,
    organisation_name text not null,
    written_at bigint not null,
    removed_by text not null,
    removed_why text not null,
    removed_at bigint not null
);
create index toolkit_group_post_topic on toolkit_group_post (topic, post);

-- table: place
create table toolkit_group_file (
    post bigint not null primary key,
    body bytea not null
);

-- An innovation or a practice that somebody holds up for others.
-- table: place
create table toolkit_nomination (
    nomination bigint not null primary key,
    title text not null,
    words text not null,
    initiative text not null,
    person text {ordinal} not null,
    person_name text not null,
    organisation text not null,
    organisation_name text not null,
    sent_at bigint not null,
    state text not null,
    reason text not null,
    decided_by text not null,
    decided_at bigint not null
);

-- Who seconds a nomination (who: the person), and which organisations took up what was nominated (who: the organisation).
-- table: place
create table toolkit_nomination_voice (
    nomination bigint not null,
    kind text {ordinal} not null,
    who text {ordinal} not null,
    name text not null,
    words text not null,
    said_at bigint not null,
    primary key (nomination, kind, who)
);
