-- Signs the links in mails where no setting does: made once, for all replicas.
create table unsubscribe_key (
    only_one boolean     primary key default true,
    key      bytea       not null,
    made_at  timestamptz not null default now(),
    constraint there_is_one check (only_one)
);

-- A suppression belongs to a domain: its address', or itself.
alter table suppression
    add column domain text not null generated always as (substring(address from '[^@]*$')) stored;
create index suppression_of_domain on suppression (domain, id);
create index suppression_by_reason on suppression (reason, id);
create index suppression_by_source on suppression (source, id);

-- What a person took off the list, and why: a year later somebody asks.
create table suppression_removed (
    removal      bigint      primary key generated always as identity,
    id           uuid        not null,
    address      text        not null,
    source       text        not null,
    reason       text        not null,
    note         text,
    source_event uuid,
    created_at   timestamptz not null,
    removed_at   timestamptz not null,
    removed_by   text        not null,
    why          text
);
create index suppression_removed_of_address on suppression_removed (address, removal);

-- A recipient's mails, and a domain's, whatever became of them: for lists, and to find the waiting ones when somebody says stop.
drop index waiting_mail_of_address;
create index mail_of_recipient on outbound_email (recipient_key, id);
create index mail_of_domain on outbound_email (recipient_domain, id);
