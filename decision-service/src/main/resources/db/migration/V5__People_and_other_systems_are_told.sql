-- Who wants to be told of which events, by HTTP. The secret is sealed with a key that is not in the database.
create table webhook (
    webhook_id  uuid        primary key,
    url         text        not null,
    events      text[]      not null check (events <> '{}'),
    description text        not null default '',
    secret      bytea       not null,
    created_at  timestamptz not null,
    -- why nothing is sent there any more; null while it is
    stopped     text
);

-- What is to be told to whom, once: rows that any replica may claim.
create table delivery (
    delivery_id uuid        primary key,
    webhook_id  uuid        not null references webhook on delete cascade,
    event_id    uuid        not null,
    type        text        not null,
    body        text        not null,
    state       text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts    integer     not null default 0,
    next_at     timestamptz not null,
    answer      text,
    created_at  timestamptz not null,
    unique (webhook_id, event_id)
);
create index delivery_due on delivery (next_at) where state = 'PENDING';
create index delivery_by_age on delivery (created_at);

-- What people should look at. One cause raises one alert, however often it is heard.
create table alert (
    alert_id    uuid        primary key,
    kind        text        not null,
    campaign_id uuid,
    subject     text        not null,
    text        text        not null,
    raised_at   timestamptz not null,
    mail_state  text        not null check (mail_state in ('PENDING', 'SENT', 'GIVEN_UP', 'NOT_WANTED')),
    attempts    integer     not null default 0,
    next_at     timestamptz not null,
    answer      text
);
create index alert_due on alert (next_at) where mail_state = 'PENDING';
create index alert_by_age on alert (raised_at desc, alert_id desc);
