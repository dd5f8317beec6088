-- What was decided and is not yet told. The relay reads in the order of id and deletes what Kafka has.
create table outbox (
    id         bigint generated always as identity primary key,
    event_id   uuid        not null,
    topic      text        not null,
    key        text,
    type       text        not null,
    payload    bytea       not null,
    headers    json        not null,
    created_at timestamptz not null default clock_timestamp()
);

-- A queue turns over all the time: clean it by its traffic, not by its size.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Which events were applied, in the transaction that applied them.
create table handled_event (
    event_id   uuid        primary key,
    topic      text        not null,
    handled_at timestamptz not null default now()
);

create index handled_event_by_age on handled_event using brin (handled_at);
