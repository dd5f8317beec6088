-- A step stands once for a lead, whatever its number becomes; one of which only the number was told stands once by that.
alter table outbound_email add column step_id uuid;
drop index one_mail_a_step;
create unique index one_mail_a_step on outbound_email (campaign_id, lead_id, step_id)
    where step_id is not null and status not in ('FAILED', 'SUPPRESSED', 'CANCELLED');
create unique index one_mail_a_numbered_step on outbound_email (campaign_id, lead_id, track, step)
    where step_id is null and status not in ('FAILED', 'SUPPRESSED', 'CANCELLED');
