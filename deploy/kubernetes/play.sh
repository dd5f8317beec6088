#!/usr/bin/env bash
# Plays the five Deployments of the overlay `local` with podman, beside a Kafka and a PostgreSQL in containers, and waits until each is
# ready. It takes the images cam/*-service:latest as they are (docker compose build). What it makes, it removes.
set -euo pipefail
cd "$(dirname "$0")/../.."
network=cam-play
services="sender-service inbox-service classifier-service followup-service decision-service"
folder=$(mktemp -d)
fail() {
  echo "play: $*" >&2
  podman ps -a >&2
  for service in $services; do podman logs --tail 5 "$service-pod-$service" >&2 2>/dev/null || true; done
  exit 1
}
clean() {
  [ ! -s "$folder/five.yaml" ] || podman play kube --down "$folder/five.yaml" >/dev/null 2>&1 || true
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

kubectl kustomize deploy/kubernetes/overlays/local >"$folder/all.yaml"
# The five, with the settings and secrets that they name; podman has no emptyDir of its own in older versions, and gives /tmp anyway.
awk -v RS='---\n' -v ORS='---\n' '/(^|\n)kind: (Deployment|ConfigMap|Secret)\n/' "$folder/all.yaml" >"$folder/five.yaml"
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
  wait_for 180 "readiness of $service" \
    podman exec "$service-pod-$service" curl -fsS -m 3 -o /dev/null http://127.0.0.1:9080/q/health/ready
  user=$(podman exec "$service-pod-$service" id -u)
  [ "$user" = 10001 ] || fail "$service runs as user $user"
  echo "   $service is ready, as user $user"
done
