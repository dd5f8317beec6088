-- A hold of the provider or of a sender stands until a mail goes again. When its time comes, one mail tries.
-- A sender whose mails were refused for an unclear reason has a row that is not in force: it is only suspected.
delete from hold where until < now();
alter table hold
    add column in_force boolean not null default true,
    -- how often it was tried since it began
    add column tries    int     not null default 0,
    -- the mail that tries now
    add column probe    uuid,
    -- whether others were told of it
    add column told     boolean not null default true,
    -- hashes of the recipients whose mails were refused in a row
    add column suspects uuid[]  not null default '{}';

alter table outbound_email
    -- since when the mail server postpones it
    add column first_postponed_at timestamptz,
    -- how often it was refused for what may concern its sender, and when last
    add column doubts             int not null default 0,
    add column doubted_at         timestamptz,
    -- how often a person had it tried again after it had failed
    add column retries            int not null default 0;
