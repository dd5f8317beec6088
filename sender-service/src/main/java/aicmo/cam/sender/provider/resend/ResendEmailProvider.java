package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.Batch;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.SentLookup;
import aicmo.cam.sender.provider.WrittenMail;
import aicmo.cam.sender.provider.resend.Letters.Letter;
import aicmo.cam.sender.provider.resend.api.RateLimit;
import aicmo.cam.sender.provider.resend.api.ResendClient;
import aicmo.cam.sender.provider.resend.api.ResendSettings;
import aicmo.cam.sender.provider.resend.api.Telling;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Hands mails to Resend (resend.com/docs), up to a hundred a call, under an idempotency key: the same batch again under the same
 * key within 24 h sends nothing twice.
 *
 * <p>What a call tells is of that call. A batch that was handed over before with an unknown outcome may have gone then, even where
 * its repetition is halted or does not reach Resend.
 */
public final class ResendEmailProvider implements EmailProvider {
    private static final int MAX_BATCH = 100;

    private final ResendClient client;
    private final RateLimit rate;
    private final Clock clock;
    private final int connections;

    /** @param version of CAM, as it names itself to Resend */
    public ResendEmailProvider(ResendSettings settings, String version, MeterRegistry registry, Clock clock) {
        this.rate = new RateLimit(settings.rateLimit(), clock);
        this.client = new ResendClient(
                settings, "cam/" + version + " (AI CMO campaign automation)", new Telling(rate, registry), clock);
        this.clock = clock;
        this.connections = settings.connections();
    }

    @Override
    public String name() {
        return "resend";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public Duration callEvery() {
        return rate.callEvery();
    }

    @Override
    public Optional<Instant> notBefore() {
        return rate.notBefore();
    }

    @Override
    public SentLookup lookup() {
        return new ResendMails(client, rate, clock);
    }

    @Override
    public WrittenMail written(Batch.Item item) {
        return WrittenMail.json(ResendMail.json(item), ResendMail.headers(item.mail()));
    }

    @Override
    public List<Outcome> send(Batch batch) {
        Outcome[] outcomes = new Outcome[batch.mails().size()];
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Batch.Item item = batch.mails().get(i);
            try {
                letters.add(new Letter(i, item, ResendMail.json(item)));
            } catch (IllegalArgumentException e) {
                outcomes[i] = new Outcome.Rejected("5.6.0", "the mail can't be written: " + e.getMessage());
            }
        }
        if (!letters.isEmpty()) {
            new Delivery(client, rate, clock, outcomes).whole("cam-" + batch.key(), new Letters(letters));
        }
        return Arrays.asList(outcomes);
    }
}
