-- Who gets a copy (Cc) of a mail outside campaigns. The rendered mail names them, too; here they are found by address, and checked against the list.
create table email_cc (
    email_id    uuid   not null references outbound_email (id) on delete cascade,
    place       int    not null,
    -- as it was asked for
    address     text   not null,
    -- as suppression compares addresses; of a person who was erased, the name for it
    address_key text   not null,
    -- what of the suppression list concerns it: the address, its domain, and the patterns of the domains above
    keys        text[] not null,
    constraint email_cc_pkey primary key (email_id, place)
);
create index email_cc_of_address on email_cc (address_key, email_id);
create index email_cc_by_key on email_cc using gin (keys);
-- Copies to erased people of mails that were on their way then, and are not erased yet.
create index email_cc_to_be_erased on email_cc (email_id)
    where address_key like '%@erased.invalid' and address <> address_key;
