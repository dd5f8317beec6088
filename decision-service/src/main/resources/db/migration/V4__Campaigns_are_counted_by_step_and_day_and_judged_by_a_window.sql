-- Where in its campaign a mail belongs, as far as the events tell; and two more things that the rules of pausing ask.
alter table mail
    add column track text,
    add column step integer,
    add column variant text,
    add column opted_out boolean not null default false,
    add column complained_of boolean not null default false;

update mail set
    opted_out = unsubscribed
        or exists (select from verdict v where v.email_id = mail.email_id and v.reply_class = 'UNSUB'),
    complained_of = complained
        or exists (select from verdict v where v.email_id = mail.email_id and v.reply_class = 'UNSUB' and v.complaint)
where unsubscribed or complained
   or exists (select from verdict v where v.email_id = mail.email_id and v.reply_class = 'UNSUB');

-- The rules read the last mails of a campaign, backwards; those of a dry run are no evidence.
drop index mail_by_sending;
create index mail_by_sending on mail (campaign_id, sent_at) where sent_at is not null and not dry_run;

-- The counters of each step, variant and day of sending: '' and 0 where the events do not tell, -infinity for what was not sent.
create table campaign_cell (
    campaign_id   uuid   not null,
    track         text   not null,
    step          int    not null,
    variant       text   not null,
    day           date   not null,
    queued        bigint not null default 0 check (queued >= 0),
    sent          bigint not null default 0 check (sent >= 0),
    failed        bigint not null default 0 check (failed >= 0),
    replies       bigint not null default 0 check (replies >= 0),
    positive      bigint not null default 0 check (positive >= 0),
    negative      bigint not null default 0 check (negative >= 0),
    neutral       bigint not null default 0 check (neutral >= 0),
    unsubscribed  bigint not null default 0 check (unsubscribed >= 0),
    out_of_office bigint not null default 0 check (out_of_office >= 0),
    complaints    bigint not null default 0 check (complaints >= 0),
    bounces       bigint not null default 0 check (bounces >= 0),
    hard_bounces  bigint not null default 0 check (hard_bounces between 0 and bounces),
    primary key (campaign_id, track, step, variant, day)
);

insert into campaign_cell
select m.campaign_id, '', 0, '', coalesce((m.sent_at at time zone 'UTC')::date, '-infinity'),
       count(*) filter (where m.queued), count(*) filter (where m.sent_at is not null), count(*) filter (where m.failed),
       coalesce(sum(v.replies), 0), coalesce(sum(v.positive), 0), coalesce(sum(v.negative), 0), coalesce(sum(v.neutral), 0),
       count(*) filter (where m.opted_out), coalesce(sum(v.out_of_office), 0), count(*) filter (where m.complained_of),
       count(*) filter (where m.bounced),
       count(*) filter (where m.webhook_bounce = 'HARD' or v.hard or (m.reported_bounce = 'HARD' and not coalesce(v.denied, false)))
from mail m
left join (
    select email_id,
           count(*) filter (where reply_class in ('POSITIVE', 'NEGATIVE', 'NEUTRAL')
                               or (reply_class = 'UNSUB' and not complaint)) as replies,
           count(*) filter (where reply_class = 'POSITIVE') as positive,
           count(*) filter (where reply_class = 'NEGATIVE') as negative,
           count(*) filter (where reply_class = 'NEUTRAL') as neutral,
           count(*) filter (where reply_class = 'OOO') as out_of_office,
           bool_or(bounce = 'HARD') as hard,
           bool_or(corrected and reply_class <> 'BOUNCE') as denied
    from verdict group by email_id
) v using (email_id)
group by 1, 5;

-- A person's thresholds win over those of the start, and a person says for how long the rules are mute that had paused it.
alter table campaign_status
    add column asked_auto_pause boolean,
    add column asked_reply_rate double precision,
    add column asked_bounce_rate double precision,
    add column asked_complaint_rate double precision,
    add column asked_unsubscribe_rate double precision,
    add column asked_min_sends integer,
    add column muted text[] not null default '{}',
    add column muted_until timestamptz;

alter table decision
    add column rules jsonb not null default '[]',
    drop constraint decision_decision_check;
update decision set decision = 'INSUFFICIENT_DATA' where decision = 'TOO_EARLY';
alter table decision
    add constraint decision_decision_check check (decision in ('PAUSE', 'CONTINUE', 'INSUFFICIENT_DATA'));
