package aicmo.cam.followup.lead;

import aicmo.cam.followup.campaign.CampaignLifecycle;
import aicmo.cam.followup.campaign.Campaigns;
import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.definition.StepTemplates;
import aicmo.cam.followup.enrolment.DueChanged;
import aicmo.cam.followup.enrolment.Enrolments;
import aicmo.cam.followup.erasure.Erasures;
import aicmo.cam.followup.suppression.SuppressedRows;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.csv.ListFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes lists of leads into a campaign: what is good is imported, and the rest is told line by line. */
@ApplicationScoped
class LeadImport {
    private static final int MOST_ROWS = 100_000;
    private static final int BATCH = 1_000;
    private static final int LONGEST_EMAIL = 254;

    private final Campaigns campaigns;
    private final CampaignLifecycle lifecycle;
    private final Enrolments enrolments;
    private final LeadRows rows;
    private final Event<DueChanged> dueChanged;
    private final Erasures erasures;
    private final SuppressedRows suppressed;
    private final Clock clock;

    LeadImport(
            Campaigns campaigns,
            CampaignLifecycle lifecycle,
            Enrolments enrolments,
            LeadRows rows,
            Event<DueChanged> dueChanged,
            Erasures erasures,
            SuppressedRows suppressed,
            Clock clock) {
        this.campaigns = campaigns;
        this.lifecycle = lifecycle;
        this.enrolments = enrolments;
        this.rows = rows;
        this.dueChanged = dueChanged;
        this.erasures = erasures;
        this.suppressed = suppressed;
        this.clock = clock;
    }

    /** How a text is read row by row. */
    @FunctionalInterface
    interface Form {
        void read(Reader text, LeadColumns columns, Consumer<Row> rows);
    }

    /**
     * Reads and keeps a thousand rows at a time, whatever the length of the list; all of it is one transaction.
     *
     * @throws Problem 404 without such a campaign, 409 where it is archived, 400 where the text is not of its form, 413 where it has too many rows
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Imported take(UUID campaignId, ListFile body, Form form) {
        Campaign campaign = campaigns.get(campaignId);
        rows.oneListAtATime(campaignId);
        RowCheck check = new RowCheck(StepTemplates.of(campaign));
        Batch batch = new Batch(campaign, clock.instant(), lifecycle.openForLeads(campaignId));
        List<Imported.Rejected> rejected = new ArrayList<>();
        Predicate<String> erased = erasures.erased();
        RenderBudget budget = new RenderBudget();
        body.read(text -> form.read(text, new LeadColumns(campaign.variables()), row -> {
            RowCheck.Checked checked = check.check(row, erased);
            budget.check();
            if (checked.person() == null) {
                rejected.add(new Imported.Rejected(
                        row.line(), checked.column(), shortened(row.values().get("email")), checked.reason()));
            } else {
                batch.add(checked.person());
            }
            if (batch.given + rejected.size() > MOST_ROWS) {
                throw Problem.tooLarge(
                        "the list has more than " + MOST_ROWS + " rows; send it in parts. Nothing of it was imported");
            }
        }));
        batch.flush();
        rows.tellOfCompanies(campaignId, batch.now);
        dueChanged.fire(new DueChanged());
        return new Imported(batch.imported, batch.given - batch.imported, batch.suppressed, rejected);
    }

    /** All that is rejected is held until the end, and an address may be as long as a lead. */
    private static String shortened(String email) {
        return email == null || email.length() <= LONGEST_EMAIL ? email : email.substring(0, LONGEST_EMAIL) + "…";
    }

    /** People on their way into a campaign. */
    private final class Batch {
        private final Campaign campaign;
        private final Instant now;
        private final boolean running;
        private final List<Person> people = new ArrayList<>();
        private int given;
        private int imported;
        private int suppressed;

        Batch(Campaign campaign, Instant now, boolean running) {
            this.campaign = campaign;
            this.now = now;
            this.running = running;
        }

        void add(Person person) {
            people.add(person);
            given++;
            if (people.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            imported += rows.insert(campaign.id(), people, now, running ? now : null, this::due);
            suppressed += LeadImport.this
                    .suppressed
                    .suppressed(people.stream().map(Person::email).toList())
                    .size();
            people.clear();
        }

        private Instant due(Person person) {
            return running ? enrolments.firstDue(campaign, now, person.timeZone()) : null;
        }
    }
}
