package aicmo.cam.sender.pace;

import aicmo.cam.sender.pace.Budgets.Share;
import aicmo.cam.sender.pace.TokenBucket.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides which of the due mails go now, and until when each of the others waits. Windows come first, then the caps of the day, then
 * the buckets, the cap of all last; a mail takes of a budget only where all of them have it.
 *
 * <p>Who has to wait for a bucket gets a place at the end of its line. As long as there is a line, a mail that comes new does not take
 * what those in line were promised; a full bucket that nobody in line comes for has a line of mails that are gone.
 */
public final class Pacing {
    private final Pace pace;
    private final Instant now;
    private final Map<String, Share> shares;
    private final List<UUID> go = new ArrayList<>();
    private final List<Deferral> deferred = new ArrayList<>();
    private int left;
    private int taken;
    private int room;

    private Pacing(Pace pace, Budgets budgets, int most, Instant now) {
        this.pace = pace;
        this.now = now;
        this.shares = new HashMap<>(budgets.shares());
        this.left = budgets.left();
        this.room = most;
    }

    /**
     * A mail whose time has come.
     *
     * @param identity the key of the sender's address; null where it is not known, then the sender is not limited
     * @param recipientZone IANA; null where it is not known
     * @param campaign whether a campaign sends it: other mails answer to no window
     * @param waitsFor what it waited for until now; null for nothing
     * @param copies the domains of those who get copies: each address counts as a mail
     */
    public record Due(
            UUID id,
            String identity,
            String recipientDomain,
            String recipientZone,
            boolean campaign,
            String waitsFor,
            List<String> copies) {
        public Due {
            copies = List.copyOf(copies);
        }

        /** A mail that nobody gets a copy of. */
        public Due(
                UUID id,
                String identity,
                String recipientDomain,
                String recipientZone,
                boolean campaign,
                String waitsFor) {
            this(id, identity, recipientDomain, recipientZone, campaign, waitsFor, List.of());
        }

        /** The domains of all who get it. */
        public Stream<String> domains() {
            return Stream.concat(Stream.of(recipientDomain), copies.stream());
        }

        /** As how many mails it counts. */
        public int mails() {
            return 1 + copies.size();
        }

        /** As how many mails it counts under a key of {@link Pace#ofIdentity} or {@link Pace#ofDomain}. */
        public int mails(String key) {
            return Pace.isDomain(key)
                    ? (int) domains()
                            .filter(domain -> Pace.ofDomain(domain).equals(key))
                            .count()
                    : mails();
        }
    }

    /** A mail that waits: until when, and for what ({@code window}, {@code identity:<address>}, {@code domain:<domain>}). */
    public record Deferral(UUID id, Instant until, String waitsFor) {}

    /**
     * What is to be done. A mail that is neither in {@code go} nor in {@code deferred} found the cap of all used up and stays as it is.
     *
     * @param after the budgets, with what those that go have taken
     */
    public record Plan(List<UUID> go, List<Deferral> deferred, Budgets after) {
        public Plan {
            go = List.copyOf(go);
            deferred = List.copyOf(deferred);
        }
    }

    /**
     * @param due in the order in which they are to go
     * @param budgets of all senders and domains of these mails that are limited
     */
    public static Plan plan(List<Due> due, Budgets budgets, Pace pace, Instant now) {
        return plan(due, budgets, Integer.MAX_VALUE, pace, now);
    }

    /** As {@link #plan(List, Budgets, Pace, Instant)}. @param most the number of mails that may go at most, copies not counted */
    public static Plan plan(List<Due> due, Budgets budgets, int most, Pace pace, Instant now) {
        Pacing pacing = new Pacing(pace, budgets, most, now);
        pacing.forgetLines(due);
        due.forEach(pacing::decide);
        return new Plan(
                pacing.go,
                pacing.deferred,
                new Budgets(budgets.day(), pacing.left, budgets.taken() + pacing.taken, pacing.shares));
    }

    private void forgetLines(List<Due> due) {
        Set<String> awaited = new HashSet<>();
        due.forEach(mail -> {
            if (mail.waitsFor() != null) {
                awaited.add(mail.waitsFor());
            }
        });
        shares.replaceAll((key, share) -> share.bucket() != null
                        && !awaited.contains(key)
                        && share.bucket().isFull(now)
                ? share.with(share.bucket().withoutLine(now))
                : share);
    }

    private void decide(Due mail) {
        if (mail.campaign()) {
            Instant open = pace.window().next(now, SendingWindow.zone(mail.recipientZone(), pace.zone()));
            if (open.isAfter(now)) {
                deferred.add(new Deferral(mail.id(), open, Pace.WINDOW));
                return;
            }
        }
        List<String> keys = keys(mail);
        for (String key : keys) {
            if (!shares.get(key).allows(mail.mails(key))) {
                deferred.add(new Deferral(mail.id(), pace.tomorrow(now), key));
                return;
            }
        }
        double cost = pace.jitter().cost(mail.id());
        List<String> wanting =
                keys.stream().filter(key -> !has(key, mail, cost)).toList();
        if (!wanting.isEmpty()) {
            line(mail, wanting, cost);
        } else if (room > 0 && left >= Math.min(mail.mails(), pace.dailyCap())) {
            keys.forEach(key -> shares.computeIfPresent(
                    key,
                    (k, share) -> share.take(
                            mail.mails(k),
                            share.bucket() == null ? null : share.bucket().take(now, cost))));
            room--;
            left = Math.max(0, left - mail.mails());
            taken += mail.mails();
            go.add(mail.id());
        }
    }

    private boolean has(String key, Due mail, double cost) {
        TokenBucket bucket = shares.get(key).bucket();
        return bucket == null || (bucket.has(now, cost) && (Pace.isLine(mail.waitsFor()) || !bucket.hasLine(now)));
    }

    private void line(Due mail, List<String> keys, double cost) {
        Deferral longest = null;
        for (String key : keys) {
            Share share = shares.get(key);
            Place place = share.bucket().line(now, cost);
            shares.put(key, share.with(place.after()));
            if (longest == null || place.slot().isAfter(longest.until())) {
                longest = new Deferral(mail.id(), place.slot(), key);
            }
        }
        deferred.add(longest);
    }

    private List<String> keys(Due mail) {
        List<String> keys = new ArrayList<>(2);
        String identity = Pace.ofIdentity(mail.identity());
        if (mail.identity() != null && shares.containsKey(identity)) {
            keys.add(identity);
        }
        mail.domains()
                .distinct()
                .map(Pace::ofDomain)
                .filter(shares::containsKey)
                .forEach(keys::add);
        return keys;
    }
}
