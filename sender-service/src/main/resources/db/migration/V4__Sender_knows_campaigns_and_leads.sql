-- What the sender keeps of other services' facts: whether a campaign is paused, and where a lead stands.
create table campaign (
    campaign_id uuid    primary key,
    name        text,
    paused      boolean not null default false,
    revision    bigint  not null default -1
);

create table lead (
    lead_id    uuid        primary key,
    state      text        not null,
    changed_at timestamptz not null
);
