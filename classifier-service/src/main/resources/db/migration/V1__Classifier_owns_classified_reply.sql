-- What each inbound message was understood to mean; where a person corrected it, what the person said.
create table classified_reply (
    inbound_id     uuid        primary key,
    -- the mail that it answers; all null for a stranger's message
    email_id       uuid,
    request_id     uuid,
    campaign_id    uuid,
    lead_id        uuid,
    track          text,
    step           int,
    from_address   text        not null,
    recipient      text,
    received_at    timestamptz not null,
    reply_class    text        not null check (reply_class in ('BOUNCE', 'OOO', 'UNSUB', 'NEGATIVE', 'POSITIVE', 'NEUTRAL')),
    confidence     float8      not null check (confidence between 0 and 1),
    reason         text        not null,
    classifier     text        not null,
    classified_at  timestamptz not null,
    -- what the classifier said before the first correction
    first_class    text        not null,
    corrected_by   text,
    correction     text,
    corrected_at   timestamptz,
    constraint a_correction_names_its_author check ((corrected_by is null) = (corrected_at is null))
);

create index classified_reply_by_class on classified_reply (reply_class, classified_at);
