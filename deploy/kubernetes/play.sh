#!/usr/bin/env bash
# Plays the five Deployments of the overlay `local` with podman, beside a Kafka and a PostgreSQL in containers, and waits until each is
# ready. It takes the images cam/*-service:latest as they are (docker compose build). What it makes, it removes.
set -euo pipefail
cd "$(dirname "$0")/../.."
network=cam-play
services="sender-service inbox-service classifier-service followup-service decision-service"
folder=$(mktemp -d)
container_of() { podman ps -a --format '{{.Names}}' | grep -- "^$1-pod.*-$1\$"; }
fail() {
  echo "play: $*" >&2
  podman ps -a >&2
  for service in $services; do podman logs --tail 5 "$(container_of "$service")" >&2 2>/dev/null || true; done
  exit 1
}
clean() {
  [ ! -s "$folder/five.yaml" ] || podman play kube --down "$folder/five.yaml" >/dev/null 2>&1 || true
  for secret in "$folder"/*.secret; do podman secret rm "$(basename "$secret" .secret)" >/dev/null 2>&1 || true; done
  podman rm -f -t 2 cam-play-kafka cam-play-postgres >/dev/null 2>&1 || true
  podman network rm -f $network >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clean EXIT
wait_for() { # SECONDS WHAT COMMAND...
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || fail "$what did not come about"
    sleep 1
  done
}

command -v kubectl >/dev/null || { echo "play: kubectl is not installed: skipped"; exit 0; }
kubectl kustomize deploy/kubernetes/overlays/local >"$folder/all.yaml"
# The five, with the settings and secrets that they name.
kinds() { awk -v RS='---\n' -v ORS='---\n' "/(^|\\n)kind: ($1)\\n/" "$folder/all.yaml"; }
case $(podman --version) in
  *' '4.[0-3].*)
    # These read a secret only as they keep their own: its data as JSON.
    kinds 'Deployment|ConfigMap' >"$folder/five.yaml"
    kinds Secret | awk -v RS='---\n' -v folder="$folder" '{
      n = split($0, line, "\n"); json = ""; name = ""; data = 0
      for (i = 1; i <= n; i++) {
        if (line[i] ~ /^data:/) data = 1
        else if (line[i] !~ /^ /) data = 0
        else if (data) { split(line[i], kv, ": *"); gsub(/ /, "", kv[1]); json = json (json ? "," : "") "\"" kv[1] "\":\"" kv[2] "\"" }
        if (line[i] ~ /^  name: /) name = substr(line[i], 9)
      }
      if (name) print "{" json "}" > (folder "/" name ".secret")
    }'
    for secret in "$folder"/*.secret; do podman secret create "$(basename "$secret" .secret)" "$secret" >/dev/null; done
    ;;
  *) kinds 'Deployment|ConfigMap|Secret' >"$folder/five.yaml" ;;
esac
# Podman would publish the containers' ports on this machine, each one once; and where it knows no startup probe, the liveness probe
# would end who is still starting.
awk '/^        (ports|livenessProbe):$/ { skip = 1; next } skip && /^        (- |  )/ { next } { skip = 0; print }' "$folder/five.yaml" |
  sed 's/port: management$/port: 9080/' >"$folder/unpublished.yaml"
mv "$folder/unpublished.yaml" "$folder/five.yaml"
! grep -q containerPort "$folder/five.yaml" || fail "ports would be published"
podman network create $network >/dev/null
podman run -d --name cam-play-postgres --network $network --network-alias cam-postgres \
  -e POSTGRES_DB=cam -e POSTGRES_USER=postgres -e POSTGRES_PASSWORD=play \
  $(for s in sender inbox classifier followup decision; do echo "-e DB_PASSWORD_$(echo $s | tr a-z A-Z)=$s-local"; done) \
  -v "$PWD/deploy/kubernetes/overlays/local/roles.sh:/docker-entrypoint-initdb.d/roles.sh:ro" postgres:18 >/dev/null
podman run -d --name cam-play-kafka --network $network --network-alias cam-kafka \
  -e KAFKA_NODE_ID=1 -e KAFKA_PROCESS_ROLES=broker,controller -e KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093 \
  -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER -e KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093 \
  -e KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://cam-kafka:9092 -e KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1 \
  -e KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT apache/kafka:4.1.1 >/dev/null
wait_for 60 "a database" podman exec cam-play-postgres pg_isready -q -h 127.0.0.1 -U postgres -d cam
podman play kube --network $network "$folder/five.yaml" >/dev/null
for service in $services; do
  container=$(container_of "$service")
  [ -n "$container" ] || fail "$service has no container"
  wait_for 180 "readiness of $service" podman exec "$container" bash -c \
    'exec 3<>/dev/tcp/127.0.0.1/9080; printf "GET /q/health/ready HTTP/1.0\r\n\r\n" >&3; read -r -t 3 _ status _ <&3; [ "$status" = 200 ]'
  user=$(podman exec "$container" id -u)
  [ "$user" = 10001 ] || fail "$service runs as user $user"
  echo "   $service is ready, as user $user"
done
