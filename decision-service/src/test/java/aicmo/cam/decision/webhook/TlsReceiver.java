package aicmo.cam.decision.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A system that is told over TLS, with a certificate for the name {@value #NAME} alone. */
final class TlsReceiver {
    static final String NAME = "hook.example";
    private static final String PASSWORD = "changeit";
    private static final String EXPORTED = "receiver.pem";

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final int port;

    /** @param port 0 for any that is free */
    TlsReceiver(Vertx vertx, Path folder, String address, int port, Consumer<HttpServerRequest> answer)
            throws Exception {
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate(folder)))
                .requestHandler(request -> {
                    asked.add(new Asked(
                            request.getHeader("Host"), request.connection().indicatedServerName()));
                    answer.accept(request);
                });
        this.port = server.listen(port, address)
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    int port() {
        return port;
    }

    List<Asked> asked() {
        return asked;
    }

    /** What the server shows; made once in a folder. */
    private static synchronized PfxOptions certificate(Path folder) throws Exception {
        String store = folder.resolve("receiver.p12").toString();
        if (Files.notExists(folder.resolve(EXPORTED))) {
            keytool(
                    "-genkeypair",
                    "-keystore",
                    store,
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keyalg",
                    "EC",
                    "-alias",
                    "hook",
                    "-dname",
                    "CN=" + NAME,
                    "-ext",
                    "san=dns:" + NAME,
                    "-validity",
                    "2");
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-keystore",
                    store,
                    "-storepass",
                    PASSWORD,
                    "-alias",
                    "hook",
                    "-file",
                    folder.resolve(EXPORTED).toString());
        }
        return new PfxOptions().setPath(store).setPassword(PASSWORD);
    }

    /** What a client trusts that knows the certificate. */
    static PemTrustOptions trust(Path folder) {
        return new PemTrustOptions().addCertPath(folder.resolve(EXPORTED).toString());
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    record Asked(String host, String serverName) {}
}
