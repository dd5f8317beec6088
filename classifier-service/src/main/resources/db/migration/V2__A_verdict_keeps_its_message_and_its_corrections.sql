-- The message as it was told, so that a later version of the classifier can read it again; null where the verdict is older than this column.
alter table classified_reply add column message text;

create index classified_reply_by_receipt on classified_reply (received_at, inbound_id);

-- Everything that people said of verdicts, in the order in which they said it: what the classifier can learn from.
create table reply_correction (
    id           bigint      generated always as identity primary key,
    inbound_id   uuid        not null references classified_reply,
    reply_class  text        not null check (reply_class in ('BOUNCE', 'OOO', 'UNSUB', 'NEGATIVE', 'POSITIVE', 'NEUTRAL')),
    instead_of   text        not null,
    corrected_by text        not null,
    note         text,
    corrected_at timestamptz not null
);

create index reply_correction_by_message on reply_correction (inbound_id, id);
