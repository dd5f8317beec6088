-- which wording of its step a mail is; null where the step has only one
alter table outbound_email add column variant text;

-- By which an erased address is recognised when somebody asks for a mail to it; used where no key is set.
create table erasure_key (
    only_one boolean primary key default true check (only_one),
    key      bytea   not null
);

-- Mails of erased people that were on their way then, and are not erased yet.
create index mail_to_be_erased on outbound_email (id)
    where recipient_domain = 'erased.invalid' and recipient <> recipient_key;
