create table campaign (
    id                     uuid primary key,
    name                   text        not null check (name <> ''),
    sender                 text        not null,
    reply_to               text,
    variables              text[]      not null,
    auto_pause             boolean,
    reply_rate_threshold   double precision check (reply_rate_threshold between 0 and 1),
    bounce_rate_threshold  double precision check (bounce_rate_threshold between 0 and 1),
    min_sends_to_evaluate  int check (min_sends_to_evaluate > 0),
    no_reply_after_seconds bigint      not null check (no_reply_after_seconds >= 0),
    created_at             timestamptz not null,
    started_at             timestamptz,
    -- the highest revision that was seen tells how it stands, in whatever order pauses and resumptions come
    pause_revision         bigint      not null default 0,
    paused                 boolean     not null default false,
    paused_why             text
);

create table step (
    campaign_id   uuid   not null references campaign,
    track         text   not null check (track in ('main', 'qualified')),
    number        int    not null check (number > 0),
    delay_seconds bigint not null check (delay_seconds >= 0),
    subject       text,
    text          text   not null,
    html          text,
    primary key (campaign_id, track, number)
);

create table lead (
    id          uuid primary key,
    campaign_id uuid        not null references campaign,
    email       text        not null,
    -- what makes two spellings one address
    email_key   text        not null,
    first_name  text,
    last_name   text,
    company     text,
    time_zone   text,
    variables   jsonb       not null,
    imported_at timestamptz not null,
    unique (campaign_id, email_key)
);
create index lead_by_address on lead (email_key);

-- Where a lead stands in its sequence, and the facts that the stand is derived from.
create table enrolment (
    lead_id            uuid primary key references lead,
    campaign_id        uuid    not null references campaign,
    state              text    not null default 'NEW'
        check (state in ('NEW', 'CONTACTED', 'QUALIFIED', 'SUPPRESSED', 'UNSUBSCRIBED', 'REPLIED', 'EXHAUSTED')),
    joined_at          timestamptz,
    due_at             timestamptz,
    -- the step that is due then; null where it is the time-out after the last one
    next_step          int,
    over               boolean not null default false,
    stopped_reason     text,
    unsubscribed_why   text,
    bounced_why        text,
    exhausted_at       timestamptz,
    check (due_at is null or joined_at is not null),
    check (next_step is null or due_at is not null),
    check (not over or due_at is null),
    check (over = (stopped_reason is not null))
);
create index enrolment_step_due on enrolment (campaign_id, due_at) where next_step is not null;
create index enrolment_waiting_ends on enrolment (campaign_id, due_at) where due_at is not null and next_step is null;
create index enrolment_running on enrolment (campaign_id) where not over;
create index enrolment_by_state on enrolment (campaign_id, state, lead_id);

-- A step that was asked for, and what became of it. The key is what keeps two replicas from asking twice.
create table step_of_lead (
    lead_id    uuid        not null references lead,
    track      text        not null,
    number     int         not null,
    request_id uuid        not null unique,
    status     text        not null check (status in ('REQUESTED', 'NOT_SENT', 'FAILED', 'SENT')),
    email_id   uuid,
    failure    text,
    reason     text,
    at         timestamptz not null,
    primary key (lead_id, track, number)
);

-- What each answer means, by the last word on it: a person's correction takes the place of the classifier's verdict.
create table verdict (
    lead_id     uuid        not null references lead,
    inbound_id  uuid        not null,
    event_id    uuid        not null,
    decided_at  timestamptz not null,
    received_at timestamptz not null,
    reply_class text        not null,
    reason      text        not null,
    return_date date,
    hard_bounce boolean     not null,
    own         boolean     not null,
    corrected   boolean     not null,
    primary key (lead_id, inbound_id)
);

create table lead_change (
    event_id   uuid primary key,
    lead_id    uuid        not null references lead,
    from_state text        not null,
    to_state   text        not null,
    why        text        not null,
    cause      uuid,
    changed_at timestamptz not null
);
create index lead_change_of_lead on lead_change (lead_id, changed_at);
