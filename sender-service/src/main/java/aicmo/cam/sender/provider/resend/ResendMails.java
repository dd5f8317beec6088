package aicmo.cam.sender.provider.resend;

import aicmo.cam.sender.provider.SentLookup;
import aicmo.cam.sender.provider.resend.api.Json;
import aicmo.cam.sender.provider.resend.api.Numbers;
import aicmo.cam.sender.provider.resend.api.RateLimit;
import aicmo.cam.sender.provider.resend.api.Reply;
import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import aicmo.cam.sender.provider.resend.api.Reply.CutOff;
import aicmo.cam.sender.provider.resend.api.Reply.NotBegun;
import aicmo.cam.sender.provider.resend.api.ResendClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Finds mails in Resend's list by the tag {@code email}, our id. The list may come without tags: then those mails of it are asked for
 * that have the recipient and the subject of a wanted one. It needs a key with full access.
 */
final class ResendMails implements SentLookup {
    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final int MOST_PAGES = 1_000;

    private final ResendClient client;
    private final RateLimit rate;
    private final Clock clock;

    ResendMails(ResendClient client, RateLimit rate, Clock clock) {
        this.client = client;
        this.rate = rate;
        this.clock = clock;
    }

    @Override
    public Optional<Found> find(String providerMessageId) {
        return email(providerMessageId).map(ResendEmail::found);
    }

    @Override
    public Map<UUID, Found> findAll(Collection<Wanted> wanted, Instant since) {
        Map<UUID, Wanted> missing = new HashMap<>();
        wanted.forEach(mail -> missing.put(mail.emailId(), mail));
        Map<UUID, Found> found = new HashMap<>();
        Instant oldest = since.minus(SKEW);
        String after = null;
        for (int page = 0; !missing.isEmpty(); page++) {
            if (page == MOST_PAGES) {
                throw new LookupFailed(
                        "Resend took more mails since " + since + " than are looked through", Optional.empty());
            }
            JsonNode list = page(after);
            List<ResendEmail> mails = new ArrayList<>();
            list.path("data").forEach(json -> ResendEmail.of(json).ifPresent(mails::add));
            for (ResendEmail mail : mails) {
                if (!mail.olderThan(oldest)) {
                    identified(mail, missing).ifPresent(one -> {
                        missing.remove(one.emailTag().orElseThrow());
                        found.put(one.emailTag().orElseThrow(), one.found());
                    });
                }
            }
            if (mails.isEmpty()
                    || mails.getLast().olderThan(oldest)
                    || !list.path("has_more").asBoolean(false)) {
                break;
            }
            after = mails.getLast().id();
        }
        return found;
    }

    /** The mail with its tag, where it is a wanted one. */
    private Optional<ResendEmail> identified(ResendEmail mail, Map<UUID, Wanted> missing) {
        Optional<ResendEmail> tagged = Optional.of(mail);
        if (!mail.hasTags()) {
            tagged = missing.values().stream().anyMatch(mail::couldBe) ? email(mail.id()) : Optional.empty();
            if (tagged.isPresent() && !tagged.get().hasTags()) {
                // To call it missing were to have it sent again.
                throw new LookupFailed(
                        "Resend shows mail " + mail.id() + " without tags: whether it is a wanted one can't be told",
                        Optional.empty());
            }
        }
        return tagged.filter(one -> one.emailTag().filter(missing::containsKey).isPresent());
    }

    private Optional<ResendEmail> email(String id) {
        Answer answer = asked(() -> client.email(id));
        if (answer.status() == 200) {
            return ResendEmail.of(json(answer));
        }
        // 422: it is no id of theirs.
        if (answer.status() == 404 || answer.status() == 422) {
            return Optional.empty();
        }
        throw failed(answer);
    }

    private JsonNode page(String after) {
        Answer answer = asked(() -> client.page(after));
        if (answer.status() != 200) {
            throw failed(answer);
        }
        JsonNode list = json(answer);
        if (!list.path("data").isArray()) {
            throw new LookupFailed("Resend answered 200 with no list of mails", Optional.empty());
        }
        return list;
    }

    /** At half the pace: sending goes before. */
    private Answer asked(Supplier<Reply> call) {
        if (!rate.pause(2)) {
            throw new LookupFailed("the sender stops", Optional.empty());
        }
        return switch (call.get()) {
            case Answer answer -> answer;
            case NotBegun not -> throw new LookupFailed("Resend gave no answer: " + not.why(), Optional.empty());
            case CutOff cut -> throw new LookupFailed("Resend gave no answer: " + cut.why(), Optional.empty());
        };
    }

    private LookupFailed failed(Answer answer) {
        String said = Refusal.of(answer.body())
                .map(refusal -> " " + refusal.name() + ": " + refusal.message())
                .orElse("");
        return new LookupFailed(
                "Resend was asked for mails it took and answered " + answer.status() + said,
                Numbers.retryAfter(answer, clock.instant()));
    }

    private static JsonNode json(Answer answer) {
        return Json.parse(answer.body())
                .orElseThrow(() ->
                        new LookupFailed("Resend answered 200 with no JSON, or too much of it", Optional.empty()));
    }
}
