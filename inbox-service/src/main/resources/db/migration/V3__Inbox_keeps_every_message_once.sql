create table inbound_email (
    id                 uuid        primary key,
    mailbox            text        not null,
    folder             text        not null,
    uid_validity       bigint      not null,
    uid                bigint      not null,
    -- The same bytes under another UID are the same message: a new UIDVALIDITY and a move to another folder double nothing.
    content_hash       bytea       not null,
    size               bigint      not null,
    message_id         text,
    sender             text        not null,
    sender_name        text,
    recipients         text[]      not null,
    subject            text        not null,
    text               text        not null,
    html               text,
    headers            jsonb       not null,
    delivery_report    jsonb,
    feedback_type      text,
    truncated          boolean     not null,
    received_at        timestamptz not null,
    ingested_at        timestamptz not null,

    state              text        not null check (state in ('WAITING', 'THREADED', 'STRANGER', 'OWN')),
    -- What the message names, and every id and address under which an EmailSent may still come for it.
    clues              jsonb       not null,
    waits_for          text[]      not null,
    wait_until         timestamptz,

    email_id           uuid,
    request_id         uuid,
    campaign_id        uuid,
    lead_id            uuid,
    track              text,
    step               int,
    answered_recipient text,
    matched_by         text,

    reply_class        text,
    confidence         double precision,
    reason             text,
    corrected_by       text,
    classified_at      timestamptz,

    unique (mailbox, folder, uid_validity, uid),
    unique (mailbox, content_hash),
    check ((state = 'WAITING') = (wait_until is not null)),
    check ((state = 'THREADED') = (email_id is not null and matched_by is not null))
);

create index inbound_email_waiting on inbound_email (wait_until) where state = 'WAITING';
create index inbound_email_waiting_for on inbound_email using gin (waits_for) where state = 'WAITING';
create index inbound_email_by_campaign on inbound_email (campaign_id, id) where campaign_id is not null;
create index inbound_email_by_lead on inbound_email (lead_id, id) where lead_id is not null;
create index inbound_email_by_class on inbound_email (reply_class, id) where reply_class is not null;

-- Beside the row, so that pruning is a delete and lists stay small. Already compressed: PostgreSQL need not try.
create table raw_message (
    inbound_id uuid        primary key references inbound_email on delete cascade,
    gzip       bytea       not null,
    kept_since timestamptz not null default now()
);

alter table raw_message alter column gzip set storage external;
create index raw_message_by_age on raw_message (kept_since);
