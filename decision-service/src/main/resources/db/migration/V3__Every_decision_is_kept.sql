create table decision (
    decision_id uuid        primary key,
    campaign_id uuid        not null references campaign_status,
    decided_at  timestamptz not null,
    action      text        not null check (action in ('EVALUATED', 'PAUSED', 'RESUMED')),
    -- null where a person acted without asking the rules
    decision    text        check (decision in ('PAUSE', 'CONTINUE', 'TOO_EARLY')),
    decided_by  text        not null,
    reason      text        not null,
    figures     jsonb       not null
);

-- ids are UUIDv7: their order is the order of the decisions
create index decision_by_campaign on decision (campaign_id, decision_id desc);
