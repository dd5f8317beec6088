-- What was answered under an Idempotency-Key, for 24 hours.
create table idempotent_request (
    route       text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int,
    answer      text,
    asked_at    timestamptz not null default now(),
    primary key (route, key)
);
