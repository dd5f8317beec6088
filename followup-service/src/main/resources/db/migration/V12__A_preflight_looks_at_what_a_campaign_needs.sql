-- The sender as it described itself last: one row. No secret is in it.
create table sender_state (
    one                boolean     primary key default true check (one),
    described_at       timestamptz not null,
    provider           text        not null,
    dry_run            boolean     not null,
    allow_list         boolean     not null,
    postal_address     boolean     not null,
    public_url         text,
    public_url_answers boolean,
    public_url_says    text,
    daily_cap          int,
    senders            text[]      not null,
    dkim_selectors     text[]      not null
);

-- The mailboxes as the inbox told of them last, by the key of their address.
create table mailbox_state (
    address       text primary key,
    read_at       timestamptz,
    failing_since timestamptz,
    why           text
);

-- The warnings of a preflight with which a campaign was started, or is to start at its time.
create table accepted_warning (
    campaign_id uuid        not null references campaign on delete cascade,
    name        text        not null,
    detail      text        not null,
    accepted_by text,
    accepted_at timestamptz not null,
    primary key (campaign_id, name)
);
