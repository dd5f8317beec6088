-- Every version of a campaign stays, as the document that the service reads; a version never changes.
create table definition (
    campaign_id uuid        not null references campaign,
    version     int         not null check (version > 0),
    body        jsonb       not null,
    made_at     timestamptz not null,
    made_by     text,
    primary key (campaign_id, version)
);
insert into definition (campaign_id, version, body, made_at)
select c.id, 1, jsonb_strip_nulls(jsonb_build_object(
    'id', c.id, 'version', 1, 'name', c.name, 'from', c.sender, 'reply_to', c.reply_to, 'variables', to_jsonb(c.variables),
    'thresholds', jsonb_build_object('auto_pause', c.auto_pause, 'reply_rate', c.reply_rate_threshold,
        'bounce_rate', c.bounce_rate_threshold, 'min_sends', c.min_sends_to_evaluate),
    'rules', jsonb_build_object('stop_on_any_reply', true, 'stop_company', false, 'sending_time', jsonb_build_object(
        'days', jsonb_build_array('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'), 'holidays', jsonb_build_array())),
    'steps', (select jsonb_agg(jsonb_build_object('track', upper(s.track), 'number', s.number,
            'delay', 'PT' || s.delay_seconds || 'S', 'only_if_delivered', false, 'variants', jsonb_build_array(
                jsonb_build_object('name', 'a', 'share', 1, 'subject', s.subject, 'text', s.text, 'html', s.html)))
            order by s.track, s.number)
        from step s where s.campaign_id = c.id),
    'no_reply_after', 'PT' || c.no_reply_after_seconds || 'S')), c.created_at
from campaign c;
drop table step;

alter table campaign
    drop column name, drop column sender, drop column reply_to, drop column variables, drop column auto_pause,
    drop column reply_rate_threshold, drop column bounce_rate_threshold, drop column min_sends_to_evaluate,
    drop column no_reply_after_seconds,
    add column version       int not null default 1,
    -- as its definition says, for who looks for colleagues
    add column stop_company  boolean not null default false,
    add column archived_at   timestamptz,
    add column paused_since  timestamptz,
    -- its cap for the day is used up until then
    add column resting_until timestamptz;
alter table campaign add foreign key (id, version) references definition (campaign_id, version) deferrable initially deferred;

-- How many mails a campaign with a cap asked for in a day.
create table campaign_day (
    campaign_id uuid not null references campaign,
    day         date not null,
    asked       int  not null check (asked >= 0),
    primary key (campaign_id, day)
);

alter table lead
    add column domain text generated always as (split_part(email_key, '@', 2)) stored,
    add column tags   text[] not null default '{}',
    -- where it stood in the list that it came with
    add column line   int;
create index lead_of_company on lead (campaign_id, domain);

alter table enrolment
    add column held_until timestamptz,
    -- the very first mail to the lead comes next: follow-ups go before it
    add column first_mail boolean not null default false;
update enrolment set first_mail = true where next_step = 1 and state <> 'QUALIFIED';
drop index enrolment_step_due;
create index enrolment_step_due on enrolment (campaign_id, first_mail, due_at) where next_step is not null;

alter table step_of_lead add column returned boolean not null default false, add column requested_at timestamptz;

alter table verdict add column bearing text;
update verdict set bearing = case when own then 'OWN' else 'ADDRESS' end;
alter table verdict
    alter column bearing set not null,
    add check (bearing in ('OWN', 'ADDRESS', 'COMPANY')),
    drop column own;

-- What a person decided about a lead.
create table lead_action (
    id      uuid primary key,
    lead_id uuid        not null references lead,
    kind    text        not null check (kind in ('QUALIFY', 'SUPPRESS', 'RESUME')),
    at      timestamptz not null,
    by      text        not null,
    why     text
);
create index lead_action_of_lead on lead_action (lead_id);
