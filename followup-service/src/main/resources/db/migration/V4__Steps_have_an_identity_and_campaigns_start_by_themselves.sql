-- A step is known by an id, whatever its number becomes. Steps of before get one that follows from campaign, track and number, as other
-- services derive it; from version to version, what says the same, or stands at the same place with another text, is the same step.
-- A step that says what an earlier one of its version says may go on to do so.
create function named_uuid(name text) returns uuid immutable language sql as $$
    select cast(overlay(overlay(md5(name) placing '3' from 13)
        placing substr('89ab', 1 + (cast(cast('x' || substr(md5(name), 17, 1) as bit(4)) as int) & 3), 1) from 17) as uuid)
$$;

do $$
declare
    version record;
    campaign uuid;
    before jsonb;
    known jsonb;
begin
    for version in select d.campaign_id, d.version, d.body from definition d order by d.campaign_id, d.version loop
        if campaign is distinct from version.campaign_id then
            campaign := version.campaign_id;
            before := null;
        end if;
        with step as (
            select s as whole, place, s ->> 'track' as track, s ->> 'number' as number, s -> 'variants' as says,
                row_number() over (partition by s -> 'track', s -> 'variants' order by place) as nth,
                row_number() over (partition by s -> 'variants' order by place) > 1 as repeats
            from jsonb_array_elements(version.body -> 'steps') with ordinality as e (s, place)
        ), was as (
            select s ->> 'id' as id, s ->> 'track' as track, s ->> 'number' as number, s -> 'variants' as says,
                row_number() over (partition by s -> 'track', s -> 'variants' order by place) as nth
            from jsonb_array_elements(coalesce(before, '[]')) with ordinality as e (s, place)
        ), same as (
            select step.place, was.id from step join was using (track, says, nth)
        ), edited as (
            select step.place, was.id from step join was using (track, number)
            where step.place not in (select place from same) and was.id not in (select id from same)
        )
        select jsonb_agg(step.whole || jsonb_build_object('allow_repeat', step.repeats, 'id', coalesce(same.id, edited.id, cast(named_uuid(
                campaign || case when before is null then '/' else '/' || version.version || '/' end
                || lower(step.track) || ' ' || step.number) as text))) order by step.place)
            into known
        from step left join same using (place) left join edited using (place);
        update definition d set body = jsonb_set(d.body, '{steps}', known)
        where d.campaign_id = version.campaign_id and d.version = version.version;
        before := known;
    end loop;
end
$$;

-- What a lead had is a step of the version that held when it was asked for.
alter table step_of_lead add column step_id uuid;
with version as (
    select campaign_id, body, case when version > 1 then made_at else '-infinity' end as since,
        coalesce(lead(made_at) over (partition by campaign_id order by version), 'infinity') as until
    from definition
), step as (
    select campaign_id, since, until, lower(s ->> 'track') as track, cast(s ->> 'number' as int) as number, cast(s ->> 'id' as uuid) as id
    from version, jsonb_array_elements(body -> 'steps') s
)
update step_of_lead h set step_id = step.id
from lead l, step
where l.id = h.lead_id and step.campaign_id = l.campaign_id and step.track = h.track and step.number = h.number
  and coalesce(h.requested_at, h.at) >= step.since and coalesce(h.requested_at, h.at) < step.until;
-- One that went again under another number, or that no version has, stays in the history beside it.
update step_of_lead h set step_id = named_uuid(h.lead_id || '/' || h.track || ' ' || h.number)
where h.step_id is null
   or exists (select from step_of_lead o where o.lead_id = h.lead_id and o.step_id = h.step_id
              and (coalesce(o.requested_at, o.at), o.number) < (coalesce(h.requested_at, h.at), h.number));
alter table step_of_lead
    alter column step_id set not null,
    drop constraint step_of_lead_pkey,
    add primary key (lead_id, step_id);

drop function named_uuid(text);

alter table campaign
    -- whose thresholds in force it takes over
    add column cloned_from uuid,
    -- when it starts by itself, and the zone in which that was said
    add column start_at    timestamptz,
    add column start_zone  text,
    add check ((start_at is null) = (start_zone is null)),
    add check (start_at is null or started_at is null and archived_at is null);
create index campaign_starts_at on campaign (start_at) where start_at is not null;
