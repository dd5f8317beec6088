-- Whom the sender's suppression list concerns, as it told: SHA-256, in hex, of an address, a domain, or "*." and a domain.
create table suppressed_key (
    hash text primary key
);
