package aicmo.cam.local.market.books;

import aicmo.cam.local.market.books.LeadEntry.StepEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds what the services say against what lies at the mail server.
 *
 * <p>A step that is said to be sent has arrived exactly once. One that is said not to be sent has a reason and has not arrived. One of
 * which the sender says that it can't know may have arrived, once. One that is still to come is acceptable only where its campaign is
 * paused, or where it follows one that can't be known. What arrived besides is a discrepancy. Every lead is there once, in one state.
 */
public final class Books {
    private static final Set<String> STATES =
            Set.of("NEW", "CONTACTED", "QUALIFIED", "REPLIED", "SUPPRESSED", "UNSUBSCRIBED", "EXHAUSTED");

    private record Place(String campaign, String address, int step) {}

    private final Map<Place, Integer> arrived = new HashMap<>();
    private final Map<String, MailEntry> mails = new HashMap<>();
    private final Map<String, CampaignEntry> campaigns = new HashMap<>();
    private final Map<String, Integer> notSent = new TreeMap<>();
    private final Map<String, Integer> states = new TreeMap<>();
    private final List<String> discrepancies = new ArrayList<>();
    private int steps;
    private int sent;
    private int once;
    private int waiting;
    private int unknown;
    private int duplicates;
    private int lost;

    private Books() {}

    /** Adds everything up. */
    public static Balance balance(
            Collection<CampaignEntry> campaigns,
            Collection<LeadEntry> leads,
            Collection<MailEntry> mails,
            Collection<Arrival> arrivals) {
        Books books = new Books();
        campaigns.forEach(campaign -> books.campaigns.put(campaign.name(), campaign));
        mails.forEach(books::mail);
        arrivals.forEach(arrival ->
                books.arrived.merge(new Place(arrival.campaign(), arrival.address(), arrival.step()), 1, Integer::sum));
        books.leads(leads);
        books.nobodyBooked();
        campaigns.forEach(campaign -> books.campaign(campaign, leads));
        return new Balance(
                books.steps,
                mails.size(),
                books.sent,
                arrivals.size(),
                books.once,
                books.notSent,
                books.waiting,
                books.unknown,
                books.duplicates,
                books.lost,
                books.states,
                List.copyOf(books.discrepancies));
    }

    private void mail(MailEntry mail) {
        if (mails.put(mail.leadId() + "/" + mail.step(), mail) != null) {
            wrong("the sender has step " + mail.step() + " to " + mail.recipient() + " more than once");
        }
    }

    private void leads(Collection<LeadEntry> leads) {
        Set<String> seen = new HashSet<>();
        for (LeadEntry lead : leads) {
            if (!seen.add(lead.campaign() + "/" + lead.address())) {
                wrong(lead.address() + " is a lead of '" + lead.campaign() + "' more than once");
            }
            if (!STATES.contains(lead.state())) {
                wrong(lead.address() + " is in the state '" + lead.state() + "', which there is not");
            }
            states.merge(lead.state(), 1, Integer::sum);
            boolean behindUnknown = false;
            for (StepEntry step : lead.steps()) {
                behindUnknown |= step(lead, step, behindUnknown);
            }
        }
    }

    /** Says whether the lead's sequence waits for somebody to find out what became of this step. */
    private boolean step(LeadEntry lead, StepEntry step, boolean behindUnknown) {
        steps++;
        Integer count = arrived.remove(new Place(lead.campaign(), lead.address(), step.step()));
        int times = count == null ? 0 : count;
        String what = "step " + step.step() + " to " + lead.address();
        if (times > 1) {
            duplicates += times - 1;
            wrong(what + " arrived " + times + " times");
        }
        MailEntry mail = mails.get(lead.id() + "/" + step.step());
        switch (step.status()) {
            case "SENT" -> sent(what, times);
            case "FAILED", "NOT_SENT" -> notSent(what, step, mail, times);
            case "PENDING", "REQUESTED" -> {
                return open(lead, what, mail, times, behindUnknown);
            }
            default -> wrong(what + " has the status '" + step.status() + "', which there is not");
        }
        return false;
    }

    private void sent(String what, int times) {
        sent++;
        if (times == 0) {
            lost++;
            wrong(what + " is said to be sent and did not arrive");
        } else if (times == 1) {
            once++;
        }
    }

    private void notSent(String what, StepEntry step, MailEntry mail, int times) {
        if (step.reason().isBlank()) {
            wrong(what + " was not sent, and no reason is stated");
        }
        if (times > 0) {
            wrong(what + " is said not to be sent (" + step.reason() + ") and arrived");
        } else if (mail != null && mail.went()) {
            wrong(what + " is said not to be sent by followup, and to be sent by the sender");
        }
        notSent.merge(Reasons.inShort(step.reason()), 1, Integer::sum);
    }

    private boolean open(LeadEntry lead, String what, MailEntry mail, int times, boolean behindUnknown) {
        if (mail != null && mail.isUnknown()) {
            unknown++;
            if (mail.detail().isBlank()) {
                wrong(what + " is UNKNOWN, and no reason is stated");
            }
            return true;
        }
        CampaignEntry campaign = campaigns.get(lead.campaign());
        if (times > 0) {
            wrong(what + " arrived, and is not said to be sent");
        } else if (!behindUnknown && (campaign == null || !campaign.isPaused())) {
            wrong(what + " is still open, and its campaign is not paused");
        } else {
            waiting++;
        }
        return false;
    }

    private void nobodyBooked() {
        arrived.forEach((place, times) -> wrong((place.step() == 0 ? "a mail that is no step" : "step " + place.step())
                + " arrived at " + place.address() + (times > 1 ? " " + times + " times" : "")
                + ", and nobody has it in the books"));
    }

    private void campaign(CampaignEntry campaign, Collection<LeadEntry> leads) {
        long listed = leads.stream()
                .filter(lead -> lead.campaign().equals(campaign.name()))
                .count();
        long counted =
                campaign.states().values().stream().mapToLong(Long::longValue).sum();
        if (listed != campaign.imported() || counted != campaign.imported()) {
            wrong("'" + campaign.name() + "' took " + campaign.imported() + " leads, lists " + listed + " and counts "
                    + counted + " in its states");
        }
    }

    private void wrong(String discrepancy) {
        discrepancies.add(discrepancy);
    }
}
