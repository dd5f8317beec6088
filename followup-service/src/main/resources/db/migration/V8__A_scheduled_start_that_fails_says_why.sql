-- Why a campaign did not start when its time came. It concerns that time only: another start_at makes it obsolete. The start is attempted
-- again once the campaign has another version, or the lead that it failed on is changed or needs no mail any more, or at retry_at.
create table failed_start (
    campaign_id uuid        primary key references campaign on delete cascade,
    start_at    timestamptz not null,
    failed_at   timestamptz not null,
    reason      text        not null,
    version     int         not null,
    -- the first lead that the templates don't fit, and a digest of what was known of it
    lead_id     uuid,
    lead_md5    text,
    -- null where nothing but a change can help
    retry_at    timestamptz,
    check ((lead_id is null) = (lead_md5 is null))
);
