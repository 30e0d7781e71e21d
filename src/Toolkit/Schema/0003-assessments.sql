-- A self-assessment of a place: an instrument as it was when it was opened, who leads it, until when it may be answered. Small in number; each is of the place.
-- request: the form it was opened with, so that a form sent twice opens one. earlier: the one that it takes up again, or 0. closed_at: 0 while it is not closed.
-- table: place
create table toolkit_assessment (
    assessment bigint not null primary key,
    request text {ordinal} not null,
    instrument text {ordinal} not null,
    version integer not null,
    document text not null,
    place text not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    opened_by text {ordinal} not null,
    opened_at bigint not null,
    until_on integer not null,
    closed_at bigint not null,
    earlier bigint not null
);
create unique index toolkit_assessment_request on toolkit_assessment (opened_by, request);
create index toolkit_assessment_organisation on toolkit_assessment (organisation, assessment);

-- An organisation that is asked to answer. removed_at: 0 while it takes part; its answers stay.
-- table: place
create table toolkit_assessment_partner (
    assessment bigint not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    sector text not null,
    removed_at bigint not null,
    primary key (assessment, organisation)
);
create index toolkit_assessment_partner_organisation on toolkit_assessment_partner (organisation, assessment);

-- An organisation elsewhere that may see the results. ended_at: 0 while it may. with_words: whether it sees names of organisations, evidence and gaps.
-- table: place
create table toolkit_assessment_peer (
    assessment bigint not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    with_words integer not null,
    ended_at bigint not null,
    primary key (assessment, organisation)
);
create index toolkit_assessment_peer_organisation on toolkit_assessment_peer (organisation, assessment);

-- What one person answers. sent_at: 0 while it is theirs alone and does not count.
-- table: place
create table toolkit_assessment_sheet (
    assessment bigint not null,
    respondent text {ordinal} not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    role text not null,
    saved_at bigint not null,
    sent_at bigint not null,
    primary key (assessment, respondent)
);
create index toolkit_assessment_sheet_respondent on toolkit_assessment_sheet (respondent, assessment);

-- One answer of a sheet. level: 0 where there is none. form: which opened form wrote it last, so that two windows of one person do not write over each other.
-- table: place
create table toolkit_assessment_answer (
    assessment bigint not null,
    respondent text {ordinal} not null,
    question text {ordinal} not null,
    level integer not null,
    cannot_say integer not null,
    evidence text not null,
    gap text not null,
    form text not null,
    primary key (assessment, respondent, question)
);

-- What is to be done after a self-assessment. done_at and dropped_at: 0 while it is not.
-- table: place
create table toolkit_assessment_action (
    assessment bigint not null,
    action bigint not null,
    request text {ordinal} not null,
    question text {ordinal} not null,
    what text not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    role text not null,
    due_on integer not null,
    done_at bigint not null,
    dropped_at bigint not null,
    primary key (assessment, action)
);
create unique index toolkit_assessment_action_request on toolkit_assessment_action (assessment, request);
