-- A call for bids: Pioneers, front-runners, grants. document: what is asked and by which rules, as JSON; it does not change once bids may come. phase: how far the call has come.
-- table: place
create table toolkit_call (
    call text {ordinal} not null primary key,
    owner text not null,
    owner_name text not null,
    document text not null,
    phase text not null,
    version integer not null,
    changed_by text not null,
    changed_at bigint not null
);

-- A bid. draft: as it was typed last, JSON; handed_in: as it was submitted, JSON, null before that. Moments are milliseconds since 1970, 0 where it did not happen.
-- late_tried_at: when it came after the close; late_at, late_why: when and why it was taken nevertheless.
-- table: place
create table toolkit_bid (
    bid bigint not null primary key,
    call text {ordinal} not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    draft text not null,
    handed_in text,
    handed_in_at bigint not null,
    version integer not null,
    saved_by text not null,
    saved_by_name text not null,
    saved_at bigint not null,
    late_tried_at bigint not null,
    late_at bigint not null,
    late_why text not null,
    late_by text not null,
    withdrawn_at bigint not null,
    withdrawn_why text not null,
    withdrawn_by text not null
);
create unique index toolkit_bid_one on toolkit_bid (call, organisation);

-- Files of a bid: a few each, some megabytes at most, read one at a time.
-- table: place
create table toolkit_bid_file (
    file bigint not null primary key,
    bid bigint not null,
    question text {ordinal} not null,
    name text not null,
    media text not null,
    digest text not null,
    size bigint not null,
    body bytea not null,
    added_by text not null,
    added_at bigint not null
);
create index toolkit_bid_file_bid on toolkit_bid_file (bid, file);

-- What was decided about a bid at a step: screen, shortlist, select. reasons: a line each. quality: thousandths of a percent, rank: its place, both 0 at the screen.
-- table: place
create table toolkit_bid_decision (
    bid bigint not null,
    step text {ordinal} not null,
    outcome integer not null,
    reasons text not null,
    overridden integer not null,
    quality bigint not null,
    rank integer not null,
    decided_by text not null,
    decided_at bigint not null,
    primary key (bid, step)
);

-- The view of the panel on a bid, before the shortlist and after the interview.
-- table: place
create table toolkit_bid_view (
    bid bigint not null,
    step text {ordinal} not null,
    panel_view text not null,
    words text not null,
    notes text not null,
    written_by text not null,
    written_at bigint not null,
    primary key (bid, step)
);

-- Who scores the bids of a call.
-- table: place
create table toolkit_panel_member (
    call text {ordinal} not null,
    member text {ordinal} not null,
    name text not null,
    organisation text not null,
    organisation_name text not null,
    named_by text not null,
    named_at bigint not null,
    primary key (call, member)
);

-- What a member said about a conflict of interest with a bid. conflict: 1 where there is one.
-- table: place
create table toolkit_panel_interest (
    bid bigint not null,
    member text {ordinal} not null,
    conflict integer not null,
    words text not null,
    said_at bigint not null,
    primary key (bid, member)
);

-- Which member scores which bid. handed_at: when all their scores were handed in, 0 before. ended: 1 where a conflict was told later; what was scored is kept, and does not count.
-- table: place
create table toolkit_scoring (
    bid bigint not null,
    member text {ordinal} not null,
    given_at bigint not null,
    handed_at bigint not null,
    ended integer not null,
    primary key (bid, member)
);

-- The points of one member for one question of a bid: 0 to 5.
-- table: place
create table toolkit_score (
    bid bigint not null,
    member text {ordinal} not null,
    question text {ordinal} not null,
    points integer not null,
    words text not null,
    primary key (bid, member, question)
);

-- What the panel agreed on for a question whose scorers differed. tenths: tenths of a point, 0 to 50.
-- table: place
create table toolkit_moderation (
    bid bigint not null,
    question text {ordinal} not null,
    tenths integer not null,
    reason text not null,
    agreed_by text not null,
    agreed_at bigint not null,
    primary key (bid, question)
);

-- The one letter about what came of a bid, as it was sent.
-- table: place
create table toolkit_bid_letter (
    bid bigint not null primary key,
    outcome text not null,
    body text not null,
    sent_by text not null,
    sent_at bigint not null
);

-- What a selected area learned and tells others. initiative: the id of an initiative of this toolkit, or empty.
-- table: place
create table toolkit_lesson (
    lesson bigint not null primary key,
    call text {ordinal} not null,
    bid bigint not null,
    title text not null,
    body text not null,
    initiative text not null,
    written_by text not null,
    written_at bigint not null
);
create index toolkit_lesson_call on toolkit_lesson (call, lesson);

-- An organisation that took a lesson up, and where.
-- table: place
create table toolkit_adoption (
    lesson bigint not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    place text not null,
    said_by text not null,
    said_at bigint not null,
    primary key (lesson, organisation)
);
