-- A disabled user cannot sign in, and what they have open ends with the next request.
alter table record_user add column disabled_at bigint;

-- What an identity provider calls somebody who may sign in: the only way from a sign-in to a user. Never an e-mail address.
-- table: lookup by subject
create table record_identity (
    subject text {ordinal} not null,
    issuer text {ordinal} not null,
    user_id text {ordinal} not null,
    added_at bigint not null,
    primary key (subject, issuer)
) {clustered};

create index record_identity_user on record_identity (user_id, subject, issuer);

-- Who is signed in. The browser holds a random value and this its SHA-256, so that nobody who reads the table can use a session.
-- table: lookup by session
create table record_session (
    session text {ordinal} not null,
    user_id text {ordinal} not null,
    acting text {ordinal} not null,
    provider text {ordinal} not null,
    issuer text {ordinal} not null,
    subject text {ordinal} not null,
    sid text {ordinal} not null,
    acr text not null,
    organisations text not null,
    id_token text not null,
    began_at bigint not null,
    seen_at bigint not null,
    proven_at bigint not null,
    ended_at bigint,
    ended_by text not null,
    primary key (session)
) {clustered};

create index record_session_user on record_session (user_id, session);

create index record_session_began on record_session (began_at, session);

create index record_session_subject on record_session (subject, issuer, session);

create index record_session_sid on record_session (sid, issuer, session);

-- Tokens that may be used once: until they run out, a second use is refused.
-- table: lookup by token
create table record_used_token (
    token text {ordinal} not null,
    issuer text {ordinal} not null,
    until bigint not null,
    primary key (token, issuer)
) {clustered};

create index record_used_token_until on record_used_token (until, token, issuer);

-- Teams: whoever is in one sees the people who have a relationship with it.
-- table: place
create table record_team (
    team_id text {ordinal} not null primary key,
    name text not null,
    organisation text {ordinal} not null
);

-- table: place
create table record_team_member (
    user_id text {ordinal} not null,
    team_id text {ordinal} not null,
    from_at bigint not null,
    until_at bigint not null,
    primary key (user_id, team_id)
);

-- Roles beside the one that stands with the user, each at one organisation for a time.
-- table: place
create table record_membership (
    membership_id text {ordinal} not null primary key,
    user_id text {ordinal} not null,
    role text {ordinal} not null,
    job_title text not null,
    organisation text {ordinal} not null,
    organisation_name text not null,
    from_at bigint not null,
    until_at bigint not null
);

create index record_membership_user on record_membership (user_id, membership_id);
