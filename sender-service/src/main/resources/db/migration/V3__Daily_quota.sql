-- How many mails of a day's cap are taken, by all replicas together.
create table daily_quota (
    day  date primary key,
    used int  not null default 0,
    constraint nothing_is_given_back_twice check (used >= 0)
);
