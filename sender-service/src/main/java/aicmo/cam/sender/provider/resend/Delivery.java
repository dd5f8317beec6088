package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.Outcome;
import aicmo.cam.sender.provider.resend.Letters.Letter;
import aicmo.cam.sender.provider.resend.api.RateLimit;
import aicmo.cam.sender.provider.resend.api.Reply;
import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import aicmo.cam.sender.provider.resend.api.Reply.CutOff;
import aicmo.cam.sender.provider.resend.api.Reply.NotBegun;
import aicmo.cam.sender.provider.resend.api.ResendClient;
import java.time.Clock;
import java.time.Duration;

/**
 * Hands a batch over in one call. Where that would be too large or a mail has attachments, or Resend refuses the whole call for what is in it, each half is
 * called with a key of its own, down to the mails at fault; the same batch is always halved alike, so its repetition makes the same
 * calls under the same keys.
 *
 * <p>Of a half only what is final is told: it may have been taken in an earlier hand-over of the batch, so that a later call which was
 * not let in proves nothing. It is unknown then, and the batch is repeated.
 */
final class Delivery {
    /** Longer the dispatcher should not wait; the rest comes with the repetition. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ResendClient client;
    private final RateLimit rate;
    private final Clock clock;
    private final Outcome[] outcomes;
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private boolean going = true;

    /** @param outcomes where to put them, by the letters' indices */
    Delivery(ResendClient client, RateLimit rate, Clock clock, Outcome[] outcomes) {
        this.client = client;
        this.rate = rate;
        this.clock = clock;
        this.outcomes = outcomes;
    }

    void whole(String key, Letters letters) {
        if (letters.tooMany()) {
            halves(key, letters);
            return;
        }
        switch (verdict(key, letters)) {
            case Verdict.Each each -> put(letters, each);
            case Verdict.All all -> put(letters, all.outcome());
            case Verdict.Content content -> refused(key, letters, content);
        }
    }

    private void refused(String key, Letters letters, Verdict.Content content) {
        if (letters.size() == 1) {
            put(letters, content.rejected());
        } else {
            halves(key, letters);
        }
    }

    private void halves(String key, Letters letters) {
        int half = letters.size() / 2;
        part(key + "/0", letters.part(0, half));
        part(key + "/1", letters.part(half, letters.size()));
    }

    private void part(String key, Letters letters) {
        if (letters.tooMany()) {
            halves(key, letters);
            return;
        }
        going = going && System.nanoTime() - end < 0 && rate.pause(1);
        if (!going) {
            put(
                    letters,
                    new Outcome.Unknown("a part of a batch that does not go in one call; it was not called for again"));
            return;
        }
        switch (verdict(key, letters)) {
            case Verdict.Each each -> put(letters, each);
            case Verdict.Content content -> refused(key, letters, content);
            case Verdict.All all -> {
                going = false;
                put(letters, new Outcome.Unknown("a part of a batch that does not go in one call: " + all.outcome()));
            }
        }
    }

    private Verdict verdict(String key, Letters letters) {
        Reply reply =
                letters.size() == 1 ? client.send(key, letters.get(0).json()) : client.sendAll(key, letters.array());
        return switch (reply) {
            case Answer answer -> ResendAnswers.verdict(answer, letters, clock.instant());
            case NotBegun not -> new Verdict.All(new Outcome.Unreached("no connection to Resend: " + not.why()));
            case CutOff cut ->
                new Verdict.All(new Outcome.Unknown("the connection to Resend failed during the call: " + cut.why()));
        };
    }

    private void put(Letters letters, Verdict.Each each) {
        for (int i = 0; i < letters.size(); i++) {
            outcomes[letters.get(i).index()] = each.outcomes().get(i);
        }
    }

    private void put(Letters letters, Outcome outcome) {
        for (Letter letter : letters.letters()) {
            outcomes[letter.index()] = outcome;
        }
    }
}
