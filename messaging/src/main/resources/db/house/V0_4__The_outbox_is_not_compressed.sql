-- A row lives for milliseconds: to compress and to unpack it costs more than the space that it takes meanwhile.
alter table outbox alter column payload set storage external;
