-- What the provider told, as it told it: written down before it is acknowledged, applied later, once.
create table provider_event (
    -- by which a repeated delivery is known
    svix_id     text        primary key,
    received_at timestamptz not null,
    payload     bytea       not null,
    state       text        not null default 'NEW',
    type        text,
    -- why it was not applied, or why nothing follows
    detail      text,
    constraint state_is_known check (state in ('NEW', 'APPLIED', 'IGNORED', 'FAILED'))
);
create index new_provider_event on provider_event (received_at, svix_id) where state = 'NEW';
create index failed_provider_event on provider_event (received_at) where state = 'FAILED';
create index provider_event_by_age on provider_event using brin (received_at);
alter table provider_event set (autovacuum_vacuum_scale_factor = 0.02);

-- What is known of a mail's fate beyond its status.
alter table outbound_email
    -- the Message-ID under which the provider really sent it
    add column learned_message_id text,
    -- which facts were published, each once: 'hard:WEBHOOK', 'complaint'
    add column told               text[] not null default '{}',
    -- how often the provider was asked for it, and when last
    add column asked              int    not null default 0,
    add column asked_at           timestamptz;

create index mail_of_provider on outbound_email (provider_message_id) where provider_message_id is not null;
-- The mails to ask the provider for: their real Message-ID, or whether it took them at all.
create index unlearned_mail on outbound_email (sent_at)
    where provider_message_id is not null and learned_message_id is null;

-- Addresses that a mail server refused as dead, until they are on the suppression list: the hand-over that learns it holds locks
-- that the list's own must not wait for.
create table dead_address (
    address  text        primary key,
    email_id uuid        not null,
    why      text        not null,
    found_at timestamptz not null
);

-- Whose turn it is to ask the provider, and not before when: shared by all replicas.
create table lookup_turn (
    name    text        primary key,
    next_at timestamptz not null
);
