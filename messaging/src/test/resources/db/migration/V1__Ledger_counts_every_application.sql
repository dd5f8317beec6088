-- No constraint hinders a second application: the tests would see it.
create table applied (
    position bigint generated always as identity primary key,
    event_id uuid not null,
    lead_id  uuid not null,
    why      text not null,
    trace    text
);
