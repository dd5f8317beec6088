-- Who gets no more mail: an address (in lower case, ASCII domain) or a whole domain, once for every source that says so.
create table suppression (
    id           uuid        primary key,
    address      text        not null,
    source       text        not null,
    reason       text        not null,
    note         text,
    source_event uuid,
    created_at   timestamptz not null,
    constraint a_source_says_it_once unique (address, source)
);
