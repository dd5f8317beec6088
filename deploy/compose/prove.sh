#!/usr/bin/env bash
# Proves docker-compose.yml: builds, starts, does the main job through HTTP and mail, restarts each container in the middle of it, goes
# down and comes up again with the data still there; shows that Kafka refuses who does not log in and who publishes what is not its own;
# then plays the demo. Everything it makes is of a project of its own and is removed.
set -euo pipefail
cd "$(dirname "$0")/../.."
# Neither an .env that lies here nor what this shell has of CAM's settings: with a key of Resend the proof would write to strangers.
unset ${!AICMO_@} ${!CAM_@} ${!QUARKUS_@}
export COMPOSE_PROJECT_NAME=cam-proof
export AICMO_CAM_PORT_SENDER=18081 AICMO_CAM_PORT_INBOX=18082 AICMO_CAM_PORT_CLASSIFIER=18083 AICMO_CAM_PORT_FOLLOWUP=18084 \
  AICMO_CAM_PORT_DECISION=18085 AICMO_CAM_PORT_SENDER_MANAGEMENT=19081 AICMO_CAM_PORT_INBOX_MANAGEMENT=19082 \
  AICMO_CAM_PORT_CLASSIFIER_MANAGEMENT=19083 AICMO_CAM_PORT_FOLLOWUP_MANAGEMENT=19084 AICMO_CAM_PORT_DECISION_MANAGEMENT=19085 \
  AICMO_CAM_PORT_KAFKA=19092 AICMO_CAM_PORT_SMTP=13025 AICMO_CAM_PORT_IMAP=13143 AICMO_CAM_PORT_MAIL_API=18086
services="sender inbox classifier followup decision"
leads=12
started=$SECONDS
# JVMs that compile less start in half the time, which on a small machine is most of this proof.
export JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

say() { printf '   %4s s  %s\n' $((SECONDS - started)) "$*"; }
fail() {
  echo "compose: $*" >&2
  compose ps >&2 || true
  compose logs --no-color --tail 15 >&2 || true
  exit 1
}
# Compose v2, else the old docker-compose; COMPOSE says another one.
if [ -z "${COMPOSE:-}" ]; then
  if docker compose version >/dev/null 2>&1; then COMPOSE="docker compose"; else COMPOSE=docker-compose; fi
fi
no_settings=$(mktemp)
compose() {
  case $1 in
    --env-file) $COMPOSE "$@" ;;
    *) $COMPOSE --env-file "$no_settings" "$@" ;;
  esac
}
clean() {
  compose down -v --remove-orphans >/dev/null 2>&1 || true
  compose --env-file deploy/compose/demo.env --profile demo down -v >/dev/null 2>&1 || true
}
trap 'clean; rm -f "$no_settings"' EXIT

# until_true SECONDS WHAT COMMAND...
until_true() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || fail "$what did not come about: $*"
    sleep 0.5
  done
}
ready() {
  local port
  for port in 19081 19082 19083 19084 19085; do curl -fsS -m 3 "127.0.0.1:$port/q/health/ready" || return 1; done
}
api() { # METHOD PORT PATH [TYPE BODY]
  curl -fsS -m 20 -X "$1" "127.0.0.1:$2/api/cam$3" ${4:+-H "Content-Type: $4"} ${5:+--data-binary "$5"}
}
mails() { # how many mails lie in a mailbox
  curl -fsS -m 5 "imap://127.0.0.1:13143" -u "$1:any" -X 'STATUS INBOX (MESSAGES)' | sed -n 's/.*MESSAGES \([0-9]*\).*/\1/p' | grep . || echo 0
}
everybody_has() {
  local i
  for i in $(seq $leads); do
    case " ${left_out:-} " in *" $i "*) continue ;; esac
    [ "$(mails "lead$i@example.net")" = "$1" ] || return 1
  done
}
answer() { # LEAD WORDS
  local subject
  subject=$(curl -fsS "imap://127.0.0.1:13143/INBOX;MAILINDEX=1;SECTION=HEADER.FIELDS%20(MESSAGE-ID)" -u "lead$1@example.net:any" |
    tr -d '\r' | sed -n 's/^Message-I[dD]: *//p')
  [ -n "$subject" ] || fail "lead $1 got a mail without Message-ID"
  printf 'From: lead%s@example.net\r\nTo: anna@example.com\r\nSubject: Re: A question\r\nMessage-ID: <%s.%s@example.net>\r\nIn-Reply-To: %s\r\nDate: %s\r\n\r\n%s\r\n' \
    "$1" "$1" "$RANDOM" "$subject" "$(date -R)" "$2" |
    curl -fsS -m 10 "smtp://127.0.0.1:13025" --mail-from "lead$1@example.net" --mail-rcpt anna@example.com --upload-file -
}
state_is() { # LEAD STATE
  api GET 18084 "/campaigns/$campaign/leads?limit=100" | sed 's/{"id"/\n&/g' | grep "\"email\":\"lead$1@" | grep -q "\"state\":\"$2\""
}

clean
# What a person would put into .env to try it with the mail server that comes along.
export AICMO_CAM_POSTAL_ADDRESS='Acme GmbH, 1 Example Road, 10115 Berlin' AICMO_CAM_PUBLIC_URL=http://127.0.0.1:18081
export AICMO_IMAP_SERVER=mail AICMO_IMAP_PORT=143 AICMO_IMAP_TLS=none AICMO_IMAP_EMAIL=anna@example.com AICMO_IMAP_PASSWORD=any
export AICMO_IMAP_POLL_INTERVAL=2s AICMO_CAM_DAY=20s AICMO_CAM_EMAIL_RETRY_AFTER=2s

compose build -q
say "built"
compose up -d >/dev/null 2>&1
until_true 900 "readiness of all services" ready
say "all services are ready"

campaign=$(api POST 18084 /campaigns application/json '{"name": "Spring", "from": "Anna Berg <anna@example.com>", "steps": [
  {"subject": "A question about {{ company }}", "text": "Hi {{ first_name }}, would you have an hour next week?", "delay": "P0D"},
  {"text": "Just in case this got lost.", "delay": "P2D"}]}' | sed -n 's/^{"id":"\([0-9a-f-]*\)".*/\1/p' | head -1)
[ -n "$campaign" ] || fail "no campaign was created"
list=$(echo "email,first_name,company"; for i in $(seq $leads); do echo "lead$i@example.net,Lead$i,Company $i"; done)
api POST 18084 "/campaigns/$campaign/leads" text/csv "$list" >/dev/null
api POST 18084 "/campaigns/$campaign/start" application/json >/dev/null
until_true 900 "one mail to each lead" everybody_has 1
say "$leads leads have their first mail"
answer 1 "Yes, I am interested. Tuesday at ten would be fine."
answer 2 "Please unsubscribe me and do not write again."
until_true 900 "that lead 1 is qualified" state_is 1 QUALIFIED
until_true 900 "that lead 2 is unsubscribed" state_is 2 UNSUBSCRIBED
say "two answers are understood: one is interested, one wants no more mail"

# The mail server first, and before any second mail is due: it forgets what it had.
for container in mail kafka postgres; do compose restart "$container" >/dev/null 2>&1; done
# One after the other they would be down together just the same: each takes longer to start than the next one to stop.
# shellcheck disable=SC2046
compose restart $(printf '%s-service ' $services) >/dev/null 2>&1
until_true 900 "readiness after each container was restarted" ready
say "each container was restarted, and all are ready again"
# Whoever has one mail now got it after the mail server's restart.
left_out="1 2"
until_true 900 "the second mail to each lead that did not answer" everybody_has 1
[ "$(mails lead1@example.net)" = 0 ] && [ "$(mails lead2@example.net)" = 0 ] || fail "a lead that answered was written to again"
say "$((leads - 2)) leads have their second mail, once; who answered has none"

compose down >/dev/null 2>&1
compose up -d >/dev/null 2>&1
until_true 900 "readiness after down and up" ready
state_is 1 QUALIFIED && state_is 2 UNSUBSCRIBED || fail "after down and up the leads are not what they were"
api GET 18081 "/suppressions?limit=100" | grep -q lead2@example.net || fail "after down and up the suppression of lead 2 is gone"
say "down, up again: leads and suppressions are still there"
compose run --rm --no-deps -T kafka-setup kafka-check --folder /kafka --bootstrap kafka:9092 || fail "Kafka's users may do what they must not"
say "Kafka refuses who does not log in, and who publishes what is not its own; the read-only user reads"
compose kill >/dev/null 2>&1
compose down -v >/dev/null 2>&1

unset $(compgen -e | grep -E '^AICMO_(CAM|IMAP)_' | grep -v '^AICMO_CAM_PORT_')
unset COMPOSE_PROJECT_NAME
compose --env-file deploy/compose/demo.env --profile demo up -d >/dev/null 2>&1
demo=$(compose --env-file deploy/compose/demo.env --profile demo ps -q demo)
code=$(timeout 1800 docker wait "$demo") || fail "the demo did not end"
docker logs "$demo" 2>&1 | tail -n 8
[ "$code" = 0 ] || { docker logs "$demo"; fail "the demo's books do not balance (exit $code)"; }
say "the demo's books balance"
