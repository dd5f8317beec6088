package aicmo.cam.sender.description;

import aicmo.cam.events.SenderDescribed;
import aicmo.cam.mail.address.Address;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.draft.Imprint;
import aicmo.cam.sender.pace.IdentitySettings;
import aicmo.cam.sender.provider.EmailProvider;
import aicmo.cam.sender.unsubscribe.PublicUrlClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells how the sender is set up: at its start, when something of it changes, and once a day. */
@Singleton
public class DueDescription {
    private static final Duration AGAIN_AFTER = Duration.ofDays(1);
    private static final String NAME = "sender-service";

    private final SenderSettings settings;
    private final DescriptionSettings described;
    private final IdentitySettings identities;
    private final EmailProvider provider;
    private final Imprint imprint;
    private final PublicUrlClient publicUrl;
    private final Outbox outbox;
    private final Clock clock;
    private volatile SenderDescribed told;

    DueDescription(
            SenderSettings settings,
            DescriptionSettings described,
            IdentitySettings identities,
            EmailProvider provider,
            Imprint imprint,
            PublicUrlClient publicUrl,
            Outbox outbox,
            Clock clock) {
        this.settings = settings;
        this.described = described;
        this.identities = identities;
        this.provider = provider;
        this.imprint = imprint;
        this.publicUrl = publicUrl;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void run() {
        SenderDescribed now = describe();
        if (told == null
                || !same(told, now)
                || now.occurredAt().isAfter(told.occurredAt().plus(AGAIN_AFTER))) {
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(now));
            told = now;
        }
    }

    private SenderDescribed describe() {
        Optional<String> fault = imprint.publicUrl().flatMap(publicUrl::fault);
        return new SenderDescribed(
                EventId.next(),
                clock.instant(),
                NAME,
                provider.name(),
                settings.dryRun(),
                settings.allowlistRegex().filter(regex -> !regex.isBlank()).isPresent(),
                imprint.postalAddress().isPresent(),
                imprint.publicUrl().orElse(null),
                imprint.publicUrl().isEmpty() ? null : fault.isEmpty(),
                fault.orElse(null),
                settings.dailyCap(),
                identities.identities().values().stream()
                        .flatMap(identity -> Address.parse(identity.from()).stream())
                        .map(Address::key)
                        .sorted()
                        .toList(),
                selectors());
    }

    private List<String> selectors() {
        List<String> given = described.dkimSelectors().stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(selector -> !selector.isEmpty())
                .toList();
        return given.isEmpty() && provider.name().equals("resend") ? List.of("resend") : given;
    }

    private static boolean same(SenderDescribed one, SenderDescribed other) {
        return at(one, other.eventId(), other.occurredAt()).equals(other);
    }

    private static SenderDescribed at(SenderDescribed one, UUID id, Instant at) {
        return new SenderDescribed(
                id,
                at,
                one.service(),
                one.provider(),
                one.dryRun(),
                one.allowList(),
                one.postalAddress(),
                one.publicUrl(),
                one.publicUrlAnswers(),
                one.publicUrlSays(),
                one.dailyCap(),
                one.senders(),
                one.dkimSelectors());
    }
}
