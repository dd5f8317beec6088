-- When a mail failed last, why, and whether that says that the address is dead; null where it failed before this was kept.
alter table mail
    add column failed_at      timestamptz,
    add column failure        text,
    add column failure_bounce text    check (failure_bounce in ('SOFT', 'HARD')),
    -- what the rules ask, worked out when the row is written: refused as dead; given up for what others may meet as well
    add column refused        boolean not null default false,
    add column troubled       boolean not null default false;
create index mail_by_failing on mail (campaign_id, failed_at) where refused or troubled;

-- The mails that a mail server refused because the address is dead: they are among the failed ones and the hard bounces.
alter table campaign_metrics add column refused bigint not null default 0 check (refused between 0 and hard_bounces);
alter table campaign_cell add column refused bigint not null default 0 check (refused between 0 and hard_bounces);

alter table campaign_status add column asked_failure_rate double precision;
