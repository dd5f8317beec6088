#!/bin/sh
# Run once, when the database is made: each service gets a role and a schema of the same name, and no right on any other.
set -eu
psql -v ON_ERROR_STOP=1 -q -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
revoke all on database cam from public;
revoke all on schema public from public;
SQL
role() {
  psql -v ON_ERROR_STOP=1 -q -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v role="$1" -v password="$2" <<'SQL'
create role :"role" login nosuperuser nocreatedb nocreaterole password :'password';
grant connect, temporary on database cam to :"role";
create schema :"role" authorization :"role";
alter role :"role" in database cam set search_path = :"role";
SQL
}
role sender "$DB_PASSWORD_SENDER"
role inbox "$DB_PASSWORD_INBOX"
role classifier "$DB_PASSWORD_CLASSIFIER"
role followup "$DB_PASSWORD_FOLLOWUP"
role decision "$DB_PASSWORD_DECISION"
