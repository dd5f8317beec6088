-- A mail counts for its step, whatever the step's number becomes. Where only the number was told, the identity follows from campaign, track
-- and number, as followup derives it.
create function named_uuid(name text) returns uuid immutable language sql as $$
    select cast(overlay(overlay(md5(name) placing '3' from 13)
        placing substr('89ab', 1 + (cast(cast('x' || substr(md5(name), 17, 1) as bit(4)) as int) & 3), 1) from 17) as uuid)
$$;

alter table mail add column step_id uuid;

alter table campaign_cell add column step_id uuid not null default '00000000-0000-0000-0000-000000000000';
update campaign_cell set step_id = named_uuid(campaign_id || '/' || track || ' ' || step) where track <> '' and step > 0;
alter table campaign_cell
    drop constraint campaign_cell_pkey,
    add primary key (campaign_id, track, step, variant, day, step_id);

drop function named_uuid(text);

-- The steps as the campaign has them now: id, track, number and subject; null where they were told without an id.
alter table campaign_status add column steps jsonb;
