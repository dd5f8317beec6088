-- What pacing, holding back and repeating a hand-over need to know of a mail.
alter table outbound_email
    drop constraint status_is_known,
    add constraint status_is_known check (status in (
        'QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'FAILED', 'SUPPRESSED', 'CANCELLED', 'UNKNOWN')),
    -- the address it comes from, as suppression compares addresses: whose caps it counts against
    add column identity              text,
    add column sender_domain         text,
    -- the recipient's, IANA
    add column time_zone             text,
    -- why a waiting mail does not go yet: 'campaign:<id>', 'sender:<domain>', 'window', 'identity:<address>', 'domain:<domain>'
    add column waits_for             text,
    -- since when the idempotency key of its batch counts
    add column first_handed_over_at  timestamptz,
    -- W3C trace context in which it was asked for
    add column traceparent           text;

update outbound_email set
    identity = lower(coalesce(substring(sender from '<([^<>]+)>\s*$'), sender)),
    sender_domain = lower(substring(coalesce(substring(sender from '<([^<>]+)>\s*$'), sender) from '@(.*)$')),
    first_handed_over_at = handed_over_at;

-- Waiting mails in the order in which they become due; those held for something that has no known end come at its end of time.
drop index waiting_mail;
create index waiting_mail on outbound_email (next_attempt_at, id) where status = 'QUEUED';
create index held_mail on outbound_email (waits_for) where status = 'QUEUED' and waits_for is not null;
-- A claim that was cut off is taken up as the batch that it was.
create index mail_of_batch on outbound_email (batch_id) where batch_id is not null;
-- The frequent states are found by their age; only the rare ones need an index of their own.
drop index mail_by_status;
create index rare_mail_by_status on outbound_email (status, id)
    where status in ('BOUNCED', 'COMPLAINED', 'FAILED', 'SUPPRESSED', 'CANCELLED', 'UNKNOWN');

-- A day's cap of the whole installation ('all') and of each sender ('identity:<address>').
alter table daily_quota
    add column key text not null default 'all',
    drop constraint daily_quota_pkey,
    add constraint daily_quota_pkey primary key (key, day);

-- Token buckets that all replicas share: of senders, of recipients' domains, of the provider.
create table bucket (
    key         text             primary key,
    tokens      double precision not null,
    refilled_at timestamptz      not null,
    -- the place in the line that the next mail gets which has to wait
    next_slot   timestamptz      not null
);

-- What the provider refused as a whole, until when (null: until a person lifts it), and why.
create table hold (
    key        text        primary key,
    since      timestamptz not null,
    until      timestamptz,
    why        text        not null
);
