-- A mailbox is a row that any replica may take: who holds the lease reads it, and nobody else does.
create table mailbox (
    id            uuid        primary key,
    address       text        not null,
    folder        text        not null,
    uid_validity  bigint,
    last_uid      bigint      not null default 0,
    behind        bigint      not null default 0,
    messages      bigint      not null default 0,
    next_poll_at  timestamptz not null default now(),
    lease_owner   uuid,
    lease_until   timestamptz,
    last_success  timestamptz,
    last_error    text,
    last_error_at timestamptz,
    failures      int         not null default 0,
    unique (address, folder),
    check ((lease_owner is null) = (lease_until is null))
);
