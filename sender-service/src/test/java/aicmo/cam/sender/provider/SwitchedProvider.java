package aicmo.cam.sender.provider;

import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.smtp.SmtpEmailProvider;
import aicmo.cam.sender.provider.smtp.SmtpSettings;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** SMTP as it is, until a test puts something in its way. */
@Alternative
@Priority(1)
@Singleton
public class SwitchedProvider implements EmailProvider {
    private final EmailProvider smtp;
    private final AtomicReference<Function<Batch, List<Outcome>>> way;
    private volatile boolean keyed;
    private volatile int size;

    SwitchedProvider(SmtpSettings server, IdentitySettings senders, SenderSettings sending, Vertx vertx, Clock clock) {
        this.smtp = new SmtpEmailProvider(server, senders, sending, vertx, clock);
        this.way = new AtomicReference<>(smtp::send);
    }

    /** What happens to every batch from now on, given what SMTP would do. */
    public void detour(UnaryOperator<Function<Batch, List<Outcome>>> detour) {
        way.set(detour.apply(smtp::send));
    }

    /** Every batch goes by another provider from now on. */
    public void through(EmailProvider other) {
        way.set(other::send);
    }

    public void straight() {
        way.set(smtp::send);
        keyed = false;
        size = 0;
    }

    /** A provider that takes the same batch under the same key as one, so many mails at a time. */
    public void likeResend(int mails, UnaryOperator<Function<Batch, List<Outcome>>> detour) {
        detour(detour);
        keyed = true;
        size = mails;
    }

    @Override
    public WrittenMail written(Batch.Item item) {
        return smtp.written(item);
    }

    @Override
    public String name() {
        return smtp.name();
    }

    @Override
    public boolean repeatable() {
        return keyed || smtp.repeatable();
    }

    @Override
    public int maxBatch() {
        return size > 0 ? size : smtp.maxBatch();
    }

    @Override
    public int connections() {
        return smtp.connections();
    }

    @Override
    public List<Outcome> send(Batch batch) {
        return way.get().apply(batch);
    }
}
