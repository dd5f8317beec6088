package aicmo.cam.sender.claim;

import aicmo.cam.messaging.EventId;
import aicmo.cam.sender.SenderMetrics;
import aicmo.cam.sender.SenderSettings;
import aicmo.cam.sender.hold.HeldMailTable;
import aicmo.cam.sender.hold.HeldMailTable.HeldByAnswer;
import aicmo.cam.sender.hold.Hold;
import aicmo.cam.sender.hold.Probes;
import aicmo.cam.sender.hold.Probes.Gate;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Claims due mails: who said stop, who is paused, and what caps and pace leave is decided in the one transaction of the claim. */
@Singleton
public class Claims {
    /** How many are looked at in one transaction after one that found none which may go. */
    private static final int LOOKED_AT = 500;

    private final ClaimTable mails;
    private final VerdictTable verdicts;
    private final Rations rations;
    private final Probes probes;
    private final HeldMailTable held;
    private final Drops drops;
    private final Instance instance;
    private final SenderSettings settings;
    private final SenderMetrics metrics;
    private final Clock clock;

    Claims(
            ClaimTable mails,
            VerdictTable verdicts,
            Rations rations,
            Probes probes,
            HeldMailTable held,
            Drops drops,
            Instance instance,
            SenderSettings settings,
            SenderMetrics metrics,
            Clock clock) {
        this.mails = mails;
        this.verdicts = verdicts;
        this.rations = rations;
        this.probes = probes;
        this.held = held;
        this.drops = drops;
        this.instance = instance;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What one look at the queue found. */
    private record Look(List<Claim> claims, boolean queueIsOver) {}

    /**
     * The next mails to hand over, each claim by itself.
     *
     * @param most how many mails at most, all claims together
     * @return empty where nothing is due, or nothing may go now
     */
    public List<Claim> next(int most) {
        int limit = Math.min(most, settings.batchCap());
        Look look = look(limit, limit);
        // A batch of nothing but stopped, held or put off mails must not look like the end of the queue.
        while (look.claims().isEmpty() && !look.queueIsOver()) {
            look = look(limit, Math.max(limit, LOOKED_AT));
        }
        return look.claims();
    }

    private Look look(int most, int lookedAt) {
        return metrics.timed("claim", () -> QuarkusTransaction.requiringNew().call(() -> claim(most, lookedAt)));
    }

    private Look claim(int most, int lookedAt) {
        Gate gate = probes.gate();
        if (gate == Gate.CLOSED) {
            return new Look(List.of(), true);
        }
        Instant now = clock.instant();
        List<Claimed> due = mails.due(now, lookedAt);
        if (due.isEmpty()) {
            return new Look(List.of(), true);
        }
        List<Claimed> free = free(due, now);
        Rations.Share share = rations.take(free, gate == Gate.ONE ? 1 : most, now);
        List<Claim> claims = claims(share);
        if (!claims.isEmpty()) {
            mails.lease(claims, instance.name(), now.plus(settings.lease()));
            if (gate == Gate.ONE) {
                probes.begin(claims.getFirst().ids().getFirst());
            }
        }
        return new Look(claims, share.capIsReached());
    }

    private List<Claimed> free(List<Claimed> due, Instant now) {
        Map<UUID, Verdict> byId = verdicts.of(due, now);
        List<Claimed> free = new ArrayList<>();
        Map<UUID, List<UUID>> paused = new LinkedHashMap<>();
        Map<Hold, List<UUID>> refused = new LinkedHashMap<>();
        List<HeldByAnswer> answered = new ArrayList<>();
        for (Claimed mail : due) {
            switch (byId.get(mail.id())) {
                case Verdict.Go go -> free.add(mail);
                case Verdict.Paused(UUID campaign) ->
                    paused.computeIfAbsent(campaign, key -> new ArrayList<>()).add(mail.id());
                case Verdict.Answered(UUID message) ->
                    answered.add(new HeldByAnswer(mail.id(), mail.recipientKey(), message));
                case Verdict.Held(Hold hold) ->
                    refused.computeIfAbsent(hold, key -> new ArrayList<>()).add(mail.id());
                case Verdict.Suppressed suppressed -> drops.suppressed(mail, suppressed);
                case Verdict.Stopped stopped -> drops.stopped(mail, stopped);
            }
        }
        paused.forEach(held::holdForCampaign);
        refused.forEach(held::holdForProvider);
        held.holdForAnswers(answered);
        return free;
    }

    /** A provider refuses a sender's domain as a whole: so mails of several domains are not handed over in one call. */
    private static List<Claim> claims(Rations.Share share) {
        Map<String, List<Claimed>> byDomain = new LinkedHashMap<>();
        share.mails().forEach(mail -> byDomain.computeIfAbsent(mail.senderDomain(), domain -> new ArrayList<>())
                .add(mail));
        return byDomain.values().stream()
                .map(mails -> new Claim(EventId.next(), share.day(), mails))
                .toList();
    }
}
