-- One row for every mail that was asked for: what it is, where it stands, and how it came there.
create table outbound_email (
    id                  uuid        primary key,
    request_id          uuid        unique,
    campaign_id         uuid,
    lead_id             uuid,
    track               text,
    step                int,
    recipient           text        not null,
    -- what suppression is compared by: lower case, ASCII domain
    recipient_key       text        not null,
    recipient_domain    text        not null,
    sender              text        not null,
    reply_to            text,
    subject             text,
    content_hash        text,
    -- ours, and with it every id that a reply may name
    message_id          text,
    message_ids         text[]      not null default '{}',
    -- the rendered mail as canonical JSON: a repeated hand-over repeats these bytes
    rendered            bytea,
    status              text        not null,
    reason              text,
    detail              text,
    requested_at        timestamptz not null,
    queued_at           timestamptz not null,
    next_attempt_at     timestamptz not null,
    attempts            int         not null default 0,
    -- the claim: who holds it, until when, and the day of whose quota it took its share
    batch_id            uuid,
    leased_by           text,
    lease_until         timestamptz,
    quota_day           date,
    handed_over_at      timestamptz,
    sent_at             timestamptz,
    provider            text,
    provider_message_id text,
    dry_run             boolean     not null default false,
    timeline            jsonb       not null default '[]',
    constraint status_is_known check (status in (
        'QUEUED', 'SENDING', 'SENT', 'BOUNCED', 'COMPLAINED', 'FAILED', 'SUPPRESSED', 'CANCELLED', 'UNKNOWN')),
    constraint what_may_go_is_rendered check (
        status in ('FAILED', 'SUPPRESSED', 'CANCELLED') or (rendered is not null and content_hash is not null and message_id is not null)),
    constraint what_is_being_sent_is_leased check (
        status <> 'SENDING' or (batch_id is not null and leased_by is not null and lease_until is not null)),
    constraint a_step_belongs_to_a_lead check (
        num_nulls(campaign_id, lead_id, track, step) in (0, 4))
);

-- A step of a lead, and a content, stand once. Mails that never went and never will do not stand.
create unique index one_mail_a_step on outbound_email (campaign_id, lead_id, track, step)
    where status not in ('FAILED', 'SUPPRESSED', 'CANCELLED');
create unique index one_mail_a_content on outbound_email (content_hash)
    where status not in ('FAILED', 'SUPPRESSED', 'CANCELLED');

create index waiting_mail on outbound_email (queued_at, id) where status = 'QUEUED';
create index leased_mail on outbound_email (lease_until) where status = 'SENDING';
create index uncertain_mail on outbound_email (id) where status = 'UNKNOWN';
create index mail_of_lead on outbound_email (lead_id, campaign_id);
create index mail_of_campaign on outbound_email (campaign_id, id);
create index waiting_mail_of_address on outbound_email (recipient_key) where status = 'QUEUED';
create index mail_by_status on outbound_email (status, id);

-- Waiting rows turn over all the time.
alter table outbound_email set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 85);
