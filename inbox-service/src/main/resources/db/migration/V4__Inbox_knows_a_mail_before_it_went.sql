-- EmailQueued tells of a mail before it went, and of one whose outcome nobody will ever know: then there is no time of sending.
alter table sent_message alter column sent_at drop not null;
alter table sent_message alter column sender_key drop not null;
alter table sent_message add column reply_key text;

create index sent_message_by_reply on sent_message (reply_key, sent_at desc nulls last) where reply_key is not null;

drop index sent_message_by_recipient;
create index sent_message_by_recipient on sent_message (recipient_key, sent_at desc nulls last);
