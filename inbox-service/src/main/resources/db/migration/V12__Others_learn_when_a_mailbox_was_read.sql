-- When others were told last that the mailbox was read: once a minute at most, and at once after a failure.
alter table mailbox add column told_read_at timestamptz;
