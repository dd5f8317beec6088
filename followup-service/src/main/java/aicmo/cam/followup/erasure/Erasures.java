package aicmo.cam.followup.erasure;

import aicmo.cam.events.ErasureRequested;
import aicmo.cam.followup.FollowUpConfig;
import aicmo.cam.followup.enrolment.EnrolmentRows;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.enrolment.News;
import aicmo.cam.followup.sequence.Lead;
import aicmo.cam.followup.sequence.Occurrence;
import aicmo.cam.mail.address.AddressHash;
import aicmo.cam.messaging.EventId;
import aicmo.cam.messaging.outbox.Outbox;
import aicmo.cam.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Erases people here, and asks the other services to do the same. */
@ApplicationScoped
public class Erasures {
    private static final int KEY_BYTES = 32;

    private final EnrolmentRows leads;
    private final Enrolments enrolments;
    private final ErasureRows rows;
    private final Outbox outbox;
    private final FollowUpConfig config;
    private final Clock clock;

    Erasures(
            EnrolmentRows leads,
            Enrolments enrolments,
            ErasureRows rows,
            Outbox outbox,
            FollowUpConfig config,
            Clock clock) {
        this.leads = leads;
        this.enrolments = enrolments;
        this.rows = rows;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Erases the person behind a lead, in every campaign. Outreach stops first, so that the others are told while there is an address to
     * tell of.
     *
     * @return the leads that it was
     * @throws Problem 404 where there is no such lead
     */
    @Transactional
    List<UUID> erase(UUID id) {
        Lead lead = leads.load(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("lead", id));
        Instant now = clock.instant();
        String address = lead.person().email();
        Set<String> keys = News.keys(address);
        UUID event = EventId.next();
        Occurrence out = new Occurrence.OptedOut(event, "the person asked for erasure");
        enrolments.happened(List.of(News.ofAddresses(id, keys, out, Map.of())));
        List<UUID> same = leads.withAddresses(keys);
        String hash = hash().of(address);
        outbox.publish(new ErasureRequested(event, now, hash, address, same));
        rows.erase(same);
        rows.remember(hash, now);
        return same;
    }

    /** Knows the addresses that were erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Predicate<String> erased() {
        Set<String> hashes = rows.hashes();
        if (hashes.isEmpty()) {
            return address -> false;
        }
        AddressHash hash = hash();
        return address -> hash.all(address).stream().anyMatch(hashes::contains);
    }

    private AddressHash hash() {
        return new AddressHash(config.erasureKey()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> {
                    byte[] fresh = new byte[KEY_BYTES];
                    new SecureRandom().nextBytes(fresh);
                    return rows.key(fresh);
                }));
    }
}
