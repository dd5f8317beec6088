-- What became of each mail of a campaign. Every change of it moves the counters by the difference that it makes, so a fact
-- that is told twice, late, or by two witnesses counts once.
create table mail (
    email_id        uuid        primary key,
    campaign_id     uuid        not null,
    queued          boolean     not null default false,
    failed          boolean     not null default false,
    sent_at         timestamptz,
    dry_run         boolean     not null default false,
    webhook_bounce  text        check (webhook_bounce in ('SOFT', 'HARD')),
    reported_bounce text        check (reported_bounce in ('SOFT', 'HARD')),
    unsubscribed    boolean     not null default false,
    complained      boolean     not null default false,
    -- what the rules of pausing ask, worked out when the row is written
    answered        boolean     not null default false,
    bounced         boolean     not null default false
);

create index mail_by_sending on mail (campaign_id, sent_at) where sent_at is not null;

-- What each inbound message means, as it is held now: a person's word outranks the classifier's.
create table verdict (
    inbound_id  uuid        primary key,
    email_id    uuid        not null references mail,
    reply_class text        not null check (reply_class in ('BOUNCE', 'OOO', 'UNSUB', 'NEGATIVE', 'POSITIVE', 'NEUTRAL')),
    complaint   boolean     not null,
    bounce      text        check (bounce in ('SOFT', 'HARD')),
    corrected   boolean     not null,
    decided_at  timestamptz not null,
    event_id    uuid        not null
);

create index verdict_by_mail on verdict (email_id);

create table campaign_metrics (
    campaign_id   uuid        primary key,
    queued        bigint      not null default 0 check (queued >= 0),
    sent          bigint      not null default 0 check (sent >= 0),
    failed        bigint      not null default 0 check (failed >= 0),
    replies       bigint      not null default 0 check (replies >= 0),
    positive      bigint      not null default 0 check (positive >= 0),
    negative      bigint      not null default 0 check (negative >= 0),
    neutral       bigint      not null default 0 check (neutral >= 0),
    unsubscribed  bigint      not null default 0 check (unsubscribed >= 0),
    out_of_office bigint      not null default 0 check (out_of_office >= 0),
    complaints    bigint      not null default 0 check (complaints >= 0),
    bounces       bigint      not null default 0 check (bounces >= 0),
    hard_bounces  bigint      not null default 0 check (hard_bounces between 0 and bounces),
    updated_at    timestamptz not null default now()
);

-- Where a lead stands, by the latest event that told it.
create table lead (
    lead_id     uuid        primary key,
    campaign_id uuid        not null,
    state       text,
    changed_at  timestamptz,
    event_id    uuid
);

create table campaign_leads (
    campaign_id uuid   not null,
    state       text   not null,
    leads       bigint not null check (leads >= 0),
    primary key (campaign_id, state)
);
