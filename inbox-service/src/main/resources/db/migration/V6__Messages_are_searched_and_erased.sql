alter table inbound_email add column attachments jsonb not null default '[]';
-- Who asked for it is forgotten; that there was a message, and its bytes' hash, stays: else it would be read again as a new one.
alter table inbound_email add column erased_at timestamptz;

create index inbound_email_by_words on inbound_email using gin (
    to_tsvector('simple', subject || ' ' || sender || ' ' || coalesce(sender_name, '') || ' ' || left(text, 20000)));
create index inbound_email_by_time on inbound_email (received_at);
create index inbound_email_by_mailbox on inbound_email (mailbox, id);
create index inbound_email_by_sender on inbound_email (lower(sender));
