-- What a domain takes an hour since it throttled, and when it did so last; null where it takes what the settings say.
alter table bucket
    add column allowed_per_hour double precision,
    add column throttled_at     timestamptz;
create index throttled_bucket on bucket (key) where throttled_at is not null;
