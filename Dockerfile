# One image for each service, and one that plays the demo:
#   docker build --build-arg SERVICE=sender-service -t cam/sender-service .
#   docker build --target demo -t cam/demo .
# What seldom changes stands in the first layers, what a change of code changes in the last one.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /cam
# The libraries first, without any source: only a change of a pom.xml fetches them anew.
COPY .mvn .mvn
COPY pom.xml ./
COPY events/pom.xml events/
COPY messaging/pom.xml messaging/
COPY rest/pom.xml rest/
COPY mail/pom.xml mail/
COPY local/pom.xml local/
COPY testing/pom.xml testing/
COPY sender-service/pom.xml sender-service/
COPY inbox-service/pom.xml inbox-service/
COPY classifier-service/pom.xml classifier-service/
COPY followup-service/pom.xml followup-service/
COPY decision-service/pom.xml decision-service/
COPY bench/pom.xml bench/
COPY deploy/pom.xml deploy/
COPY e2e/pom.xml e2e/
ENV PACKAGE="mvn -B -q -T1C package -Dmaven.test.skip=true -Dspotless.check.skip=true -am \
    -pl local,sender-service,inbox-service,classifier-service,followup-service,decision-service"
RUN $PACKAGE
COPY . .
# One build serves all images, whichever is asked for. What is CAM's own is set apart from the libraries: it is all that a change of
# code changes.
RUN $PACKAGE && for service in sender inbox classifier followup decision; do \
      app=$service-service/target/quarkus-app; own=own/$service-service; \
      mkdir -p $own/lib/main && mv $app/lib/main/aicmo.cam.*.jar $own/lib/main/ && \
      mv $app/quarkus-run.jar $app/quarkus $app/app $own/ || exit 1; \
    done

FROM eclipse-temurin:25-jre AS java
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin cam
WORKDIR /cam

FROM java AS demo
LABEL org.opencontainers.image.title="CAM demo" org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /cam/local/target/lib lib
COPY --from=build /cam/local/target/local-*.jar lib/
USER 10001
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-Dfile.encoding=UTF-8", "-cp", "lib/*", "aicmo.cam.local.Main", "play"]

FROM java AS service
ARG SERVICE
RUN test -n "$SERVICE" || { echo "say which service: --build-arg SERVICE=sender-service"; exit 1; }
LABEL org.opencontainers.image.title="CAM ${SERVICE}" org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /cam/${SERVICE}/target/quarkus-app/lib lib
COPY --from=build /cam/own/${SERVICE} ./
USER 10001
# All interfaces of a container are its own; what reaches them is said where it runs.
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8080 QUARKUS_MANAGEMENT_HOST=0.0.0.0 QUARKUS_MANAGEMENT_PORT=9080 \
    QUARKUS_LOG_CONSOLE_JSON_ENABLED=true
EXPOSE 8080 9080
STOPSIGNAL SIGTERM
# The base image has no curl; bash can do it.
HEALTHCHECK --interval=5s --timeout=3s --start-period=90s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9080; printf 'GET /q/health/ready HTTP/1.0\r\n\r\n' >&3; read -r -t 3 _ status _ <&3; [ \"$status\" = 200 ]"]
# The heap follows the container's memory; what runs out of it ends, and is started again. JAVA_TOOL_OPTIONS adds more.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "quarkus-run.jar"]

# The same, which starts in four fifths of the time and is 60 MB larger (docs/operations.md has the figures): --target aot.
# It learns from a start that ends where the database does not answer.
FROM service AS aot
USER 0
RUN QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:1/none QUARKUS_FLYWAY_CONNECT_RETRIES=0 \
    java -XX:MaxRAMPercentage=60 -XX:AOTCacheOutput=app.aot -jar quarkus-run.jar >/dev/null 2>&1 || test -s app.aot
USER 10001
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", \
    "-jar", "quarkus-run.jar"]

FROM service
