package aicmo.cam.decision.webhook;

import aicmo.cam.testing.tls.OwnCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A system that receives webhooks over TLS, with a certificate for the name {@value #NAME} alone. */
final class TlsReceiver {
    static final String NAME = "hook.example";

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

    private static PfxOptions certificate(Path folder) throws Exception {
        OwnCertificate own = OwnCertificate.in(folder, "dns:" + NAME);
        return new PfxOptions().setPath(own.keyStore().toString()).setPassword(OwnCertificate.PASSWORD);
    }

    /** What a client trusts that knows the certificate. */
    static PemTrustOptions trust(Path folder) throws Exception {
        return new PemTrustOptions()
                .addCertPath(OwnCertificate.in(folder, "dns:" + NAME).pem().toString());
    }

    record Asked(String host, String serverName) {}
}
