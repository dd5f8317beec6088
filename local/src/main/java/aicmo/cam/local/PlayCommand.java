package aicmo.cam.local;

import aicmo.cam.local.backing.MailServer;
import aicmo.cam.local.clock.WaitLimit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Plays the demo against a system that runs elsewhere, in containers for example: the market and its mail server are here, and the
 * services must have been told of that server and of the length of the demo's day (deploy/compose/demo.env).
 */
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        description =
                "Plays the demo against services that run elsewhere, with the mail server of the demo in this process.")
final class PlayCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Demo demo;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://{service}:8080",
            description = "where a service answers, {service} being sender-service and so on (${DEFAULT-VALUE})")
    private String url;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "where the mail server listens (${DEFAULT-VALUE})")
    private String listen;

    @Option(names = "--smtp-port", paramLabel = "PORT", defaultValue = "3025", description = "(${DEFAULT-VALUE})")
    private int smtpPort;

    @Option(names = "--imap-port", paramLabel = "PORT", defaultValue = "3143", description = "(${DEFAULT-VALUE})")
    private int imapPort;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "how long the services may take to answer for the first time (${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--leads",
            paramLabel = "N",
            defaultValue = "60",
            description = "leads, over both campaigns (${DEFAULT-VALUE})")
    private int leads;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "repeats a run's chances (${DEFAULT-VALUE})")
    private long seed;

    PlayCommand(Demo demo) {
        this.demo = demo;
    }

    @Override
    public Integer call() throws Exception {
        if (leads < 2) {
            throw new Refused("--leads is " + leads + "; two campaigns need at least 2");
        }
        QuietLog.severeOnly();
        Progress progress = ConsoleProgress.ofLauncher();
        try (MailServer mail = MailServer.start(listen, smtpPort, imapPort)) {
            demo.prepare(mail);
            Elsewhere elsewhere = new Elsewhere(url, mail);
            for (Service service : Service.values()) {
                progress.update("Waiting for " + service.module() + " at " + elsewhere.url(service));
                awaitAnswer(elsewhere.url(service));
            }
            return demo.play(elsewhere, new Demo.Wish(leads, seed, true, Optional.<Path>empty()), progress);
        }
    }

    private record Elsewhere(String template, MailServer mail) implements Demo.Stage {
        @Override
        public URI url(Service service) {
            return URI.create(template.replace("{service}", service.module()));
        }

        @Override
        public String whereToLook() {
            return "the logs of the services";
        }
    }

    private void awaitAnswer(URI service) throws InterruptedException {
        WaitLimit left = WaitLimit.of(Duration.ofSeconds(patience));
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/openapi"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            for (String trouble = ""; ; TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis())) {
                if (left.isOver()) {
                    throw new Refused(service + " did not answer for " + patience + " s" + trouble
                            + "; is it running, and is --url right?");
                }
                try {
                    int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status == 200) {
                        return;
                    }
                    trouble = ", but with " + status;
                } catch (IOException e) {
                    trouble = " (" + e + ")";
                }
            }
        }
    }
}
