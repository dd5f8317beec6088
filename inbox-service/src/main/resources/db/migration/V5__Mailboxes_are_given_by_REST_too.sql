-- How a mailbox is reached. What is secret is sealed with a key of the settings, and opens for this address alone.
create table mailbox_account (
    id          uuid        primary key,
    address     text        not null unique,
    server      text        not null,
    port        int         not null check (port between 1 and 65535),
    tls         text        not null check (tls in ('TLS', 'STARTTLS', 'NONE')),
    login       text        not null,
    sealed      bytea       not null,
    folders     text[]      not null check (cardinality(folders) > 0),
    interval_ms bigint      not null check (interval_ms > 0),
    idle        boolean     not null,
    revision    int         not null,
    changed_at  timestamptz not null default now()
);
