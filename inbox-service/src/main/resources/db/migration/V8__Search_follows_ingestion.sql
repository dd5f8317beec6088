-- To index the words of a message costs more than to store all of it: so they follow, a part at a time, and no mailbox waits for them.
create table inbound_words (
    inbound_id uuid     primary key references inbound_email on delete cascade,
    words      tsvector
);

insert into inbound_words (inbound_id) select id from inbound_email;
create index inbound_words_searched on inbound_words using gin (words);
create index inbound_words_due on inbound_words (inbound_id) where words is null;

drop index inbound_email_by_words;
