-- Where a mailbox asks that its messages are marked or moved, those up to here were: a crash in between repeats what does no harm.
alter table mailbox add column put_away_uid bigint not null default 0;
update mailbox set put_away_uid = last_uid;

alter table mailbox_account add column mark_seen boolean not null default false;
alter table mailbox_account add column move_to text check (move_to <> '');

alter table inbound_email drop constraint inbound_email_state_check;
alter table inbound_email add constraint inbound_email_state_check
    check (state in ('WAITING', 'THREADED', 'STRANGER', 'LIST', 'OWN'));
