-- What the server knows of each Subscription beyond the resource: who asked for it, how far it is, and when to try again. The row goes
-- with the resource. Times are milliseconds; 0 is never.
-- table: lookup by subscription
create table fhir_subscription (
    subscription text {ordinal} not null primary key,
    version integer not null,
    owner text not null,
    organisation text not null,
    state text not null,
    shown text not null,
    reason text not null,
    events bigint not null,
    sent bigint not null,
    failures integer not null,
    next_try bigint not null,
    last_sent bigint not null
);

-- What is to be told, in order, and what was told lately. It names a version; the content is read, and sight asked, when it is sent.
-- table: lookup by subscription
create table fhir_notification (
    subscription text {ordinal} not null,
    event_no bigint not null,
    at bigint not null,
    change text not null,
    type smallint not null,
    id text not null,
    part integer not null,
    person bigint not null,
    row_no bigint not null,
    primary key (subscription, event_no)
) {clustered};

-- How far the change feed has been matched, and which server does it until when.
-- table: lookup by feed
create table fhir_subscription_feed (
    feed text not null primary key,
    position text not null,
    holder text not null,
    held_until bigint not null
);
