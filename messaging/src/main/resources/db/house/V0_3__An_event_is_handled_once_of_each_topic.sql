-- An id that a publisher gave twice, on two topics, names two events: neither may hide the other.
alter table handled_event drop constraint handled_event_pkey;
alter table handled_event add primary key (event_id, topic);
