-- A campaign is known from its start, or from the first event that counts for it, whichever comes first.
create table campaign_status (
    campaign_id uuid             primary key,
    name        text,
    started_at  timestamptz,
    -- the campaign's own thresholds; null leaves one to the installation's settings
    auto_pause  boolean,
    reply_rate  double precision,
    bounce_rate double precision,
    min_sends   integer,
    status      text             not null default 'ACTIVE' check (status in ('ACTIVE', 'PAUSED')),
    revision    bigint           not null default 0,
    since       timestamptz      not null default now(),
    changed_by  text,
    why         text,
    -- the rules that made the last pause: a person's resumption mutes them for a while
    fired       text[]           not null default '{}',
    -- when a person last let it go on: what was sent before is no longer held against it
    resumed_at  timestamptz
);
