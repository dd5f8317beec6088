package aicmo.cam.followup.lead;

import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.StepTemplates;
import aicmo.cam.followup.enrolment.DueChanged;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes lists of leads into a campaign: what is good is imported, and the rest is told line by line. */
@ApplicationScoped
class LeadImport {
    private static final int MOST_ROWS = 100_000;
    private static final int BATCH = 1_000;

    private final Campaigns campaigns;
    private final Enrolments enrolments;
    private final LeadRows rows;
    private final Event<DueChanged> dueChanged;
    private final Clock clock;

    LeadImport(Campaigns campaigns, Enrolments enrolments, LeadRows rows, Event<DueChanged> dueChanged, Clock clock) {
        this.campaigns = campaigns;
        this.enrolments = enrolments;
        this.rows = rows;
        this.dueChanged = dueChanged;
        this.clock = clock;
    }

    /** How a text is read row by row. */
    @FunctionalInterface
    interface Form {
        void read(String text, Consumer<Row> rows);
    }

    /** @throws Problem 404 without such a campaign, 400 where the text is not of its form, 413 where it has too many rows */
    @Transactional(Transactional.TxType.MANDATORY)
    Imported take(UUID campaignId, byte[] body, Form form) {
        Campaign campaign = campaigns.get(campaignId);
        RowCheck check = new RowCheck(StepTemplates.of(campaign));
        List<Person> people = new ArrayList<>();
        List<Imported.Rejected> rejected = new ArrayList<>();
        form.read(Utf8.decode(body), row -> {
            RowCheck.Checked checked = check.check(row);
            if (checked.person() == null) {
                rejected.add(new Imported.Rejected(row.line(), row.values().get("email"), checked.reason()));
            } else {
                people.add(checked.person());
            }
            if (people.size() + rejected.size() > MOST_ROWS) {
                throw Problem.tooLarge(
                        "the list has more than " + MOST_ROWS + " rows; send it in parts. Nothing of it was imported");
            }
        });
        int imported = insert(campaign, people);
        return new Imported(imported, people.size() - imported, rejected);
    }

    private int insert(Campaign campaign, List<Person> people) {
        rows.oneListAtATime(campaign.id());
        Instant now = clock.instant();
        boolean running = campaigns.startedAt(campaign.id()).isPresent();
        Instant due = running ? enrolments.firstDue(campaign, now) : null;
        int imported = 0;
        for (int begin = 0; begin < people.size(); begin += BATCH) {
            List<Person> batch = people.subList(begin, Math.min(begin + BATCH, people.size()));
            imported += rows.insert(campaign.id(), batch, now, running ? now : null, due);
        }
        dueChanged.fire(new DueChanged());
        return imported;
    }
}
