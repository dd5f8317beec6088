-- What is left of an address that was erased: by it the address is recognised, and not read.
create table erased_address (
    hash      text primary key check (hash <> ''),
    erased_at timestamptz not null
);

-- Made with the first erasure, where no key is set.
create table erasure_key (
    only_one boolean primary key default true check (only_one),
    key      bytea not null
);
