-- A person answered, and nobody has decided yet what that means: until then, or until the rest period is over, campaigns hold the address.
-- One row for each address of a message: the one that was written to, and the one that answered.
create table answer_hold (
    -- as suppression compares addresses
    address        text        not null,
    -- the answer, as inbox names it
    inbound_id     uuid        not null,
    reply_class    text        not null,
    -- of the mail that was answered; null where that is not known, or belongs to no campaign
    campaign_id    uuid,
    lead_id        uuid,
    answered_at    timestamptz not null,
    until          timestamptz not null,
    -- who decided, and why; kept until the end, so that the same answer told again does not hold again
    released_at    timestamptz,
    released_by    text,
    release_reason text,
    constraint answer_hold_pkey primary key (address, inbound_id),
    constraint a_release_names_somebody check ((released_at is null) = (released_by is null))
);
create index answer_hold_of_message on answer_hold (inbound_id);
create index answer_hold_of_lead on answer_hold (lead_id) where lead_id is not null and released_at is null;
create index answer_hold_by_end on answer_hold (until);
