package aicmo.cam.testing.mail;

import aicmo.cam.local.backing.MailServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test a mail server, SMTP and IMAP, and the settings that lead there:
 * {@code @WithTestResource(value = CamMail.class, initArgs = @ResourceArg(name = "email", value = "ana@acme.test"))}.
 *
 * <p>Init arguments: {@code email} and {@code password} of the mailbox that is polled. A field of type {@link MailServer}
 * in the test class is given the server.
 */
public final class CamMail implements QuarkusTestResourceLifecycleManager {

    private String email;
    private String password;
    private MailServer server;

    @Override
    public void init(Map<String, String> initArgs) {
        email = initArgs.getOrDefault("email", "outreach@acme.test");
        password = initArgs.getOrDefault("password", "secret");
    }

    @Override
    public Map<String, String> start() {
        server = MailServer.start(0, 0);
        server.addMailbox(email, password);
        return Map.of(
                "aicmo.smtp.host",
                "127.0.0.1",
                "aicmo.smtp.port",
                Integer.toString(server.smtpPort()),
                "aicmo.imap.server",
                "127.0.0.1",
                "aicmo.imap.port",
                Integer.toString(server.imapPort()),
                "aicmo.imap.email",
                email,
                "aicmo.imap.password",
                password);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(MailServer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
