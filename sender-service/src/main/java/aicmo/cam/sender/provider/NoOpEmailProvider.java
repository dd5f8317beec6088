package aicmo.cam.sender.provider;

import aicmo.cam.sender.provider.smtp.SmtpEmailProvider;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes every mail and carries none: the safe default of an installation without settings. */
final class NoOpEmailProvider implements EmailProvider {
    private static final Logger LOG = Logger.getLogger(NoOpEmailProvider.class);
    private static final int MOST = 100;

    private final Clock clock;

    NoOpEmailProvider(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "noop";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public int maxBatch() {
        return MOST;
    }

    @Override
    public int connections() {
        return 1;
    }

    /** As a mail server would get it. */
    @Override
    public WrittenMail written(Batch.Item item) {
        return SmtpEmailProvider.message(item, clock.instant());
    }

    @Override
    public List<Outcome> send(Batch batch) {
        return batch.mails().stream().map(NoOpEmailProvider::accept).toList();
    }

    private static Outcome accept(Batch.Item item) {
        LOG.infof(
                "no provider is set: mail %s to %s goes nowhere",
                item.emailId(), item.mail().to());
        return new Outcome.Accepted(null, List.of(item.mail().messageId()));
    }
}
