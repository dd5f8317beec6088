-- The experiment of a campaign reads the mails of its variants only: campaigns without variants have no row here.
create index mail_by_variant on mail (campaign_id, sent_at)
    where variant is not null and sent_at is not null and not dry_run;
