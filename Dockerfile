# One image for each service: docker build --build-arg SERVICE=sender-service -t cam/sender-service .
# The libraries stand in layers before the service's own code, so that a change of code changes the last layer only.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /cam
COPY . .
# One build serves all five images: the layers of it are the same, whichever service is asked for.
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -T1C package -DskipTests -Dspotless.check.skip \
      -pl sender-service,inbox-service,classifier-service,followup-service,decision-service -am

FROM eclipse-temurin:25-jre
ARG SERVICE
ARG PORT=8080
LABEL org.opencontainers.image.title="CAM ${SERVICE}" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin cam
WORKDIR /cam
COPY --from=build /cam/${SERVICE}/target/quarkus-app/lib/boot lib/boot
COPY --from=build /cam/${SERVICE}/target/quarkus-app/lib/main lib/main
COPY --from=build /cam/${SERVICE}/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /cam/${SERVICE}/target/quarkus-app/quarkus quarkus
COPY --from=build /cam/${SERVICE}/target/quarkus-app/app app
USER 10001
# Within a container all interfaces are the container's own.
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8080 QUARKUS_MANAGEMENT_HOST=0.0.0.0 QUARKUS_MANAGEMENT_PORT=9080
EXPOSE 8080 9080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-Xshare:auto", "-cp", "lib/boot/*:lib/main/*:app/*", "aicmo.cam.rest.Ready"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "quarkus-run.jar"]
