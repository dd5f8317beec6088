-- Files of mails outside campaigns. They stand beside the rendered mail, which names them with their hashes: claims read many mails, and no files.
create table email_attachment (
    email_id     uuid  not null references outbound_email (id) on delete cascade,
    place        int   not null,
    filename     text  not null,
    content_type text  not null,
    content      bytea not null,
    constraint email_attachment_pkey primary key (email_id, place)
);
