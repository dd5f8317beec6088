-- The service's own index of EmailSent: by which ids and which address a message finds the mail that it answers.
create table sent_message (
    email_id      uuid        primary key,
    request_id    uuid,
    campaign_id   uuid,
    lead_id       uuid,
    track         text,
    step          int,
    recipient     text        not null,
    recipient_key text        not null,
    sender_key    text        not null,
    sent_at       timestamptz not null,
    dry_run       boolean     not null
);

create index sent_message_by_recipient on sent_message (recipient_key, sent_at desc);
create index sent_message_by_sender on sent_message (sender_key);

create table sent_message_id (
    message_id text primary key,
    email_id   uuid not null references sent_message on delete cascade
);

create index sent_message_id_by_email on sent_message_id (email_id);
