-- What the message is written in (ISO 639-1), and how much an opt-out wants to end; null where the classifier did not tell.
alter table classified_reply add column language text;
alter table classified_reply add column opt_out_scope text check (opt_out_scope in ('CAMPAIGN', 'EVERYTHING'));
-- When all that tells of the person was erased; the verdict stays, for the figures.
alter table classified_reply add column erased_at timestamptz;

-- Messages that are still kept, the oldest first.
create index classified_reply_by_age on classified_reply (classified_at) where message is not null;
-- Who asks for erasure names an address.
create index classified_reply_by_author on classified_reply (lower(from_address));
create index classified_reply_by_recipient on classified_reply (lower(recipient));
