-- Who got copies (Cc) of a mail, as addresses are compared: an answer of one of them is theirs and not the recipient's.
alter table sent_message add column copy_keys text[] not null default '{}';
create index sent_message_copies on sent_message using gin (copy_keys) where copy_keys <> '{}';
