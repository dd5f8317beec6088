package aicmo.cam.followup.preflight;

import static aicmo.cam.followup.preflight.check.PreflightItem.Name.FORECAST;
import static aicmo.cam.followup.preflight.check.PreflightItem.Name.TEMPLATES;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.dns.Dns;
import aicmo.cam.followup.forecast.Forecasts;
import aicmo.cam.followup.lead.LackingValues;
import aicmo.cam.followup.preflight.check.DomainsCheck;
import aicmo.cam.followup.preflight.check.ForecastCheck;
import aicmo.cam.followup.preflight.check.LeadFigures;
import aicmo.cam.followup.preflight.check.LeadsCheck;
import aicmo.cam.followup.preflight.check.PreflightItem;
import aicmo.cam.followup.preflight.check.SendingDomainCheck;
import aicmo.cam.followup.preflight.check.SetupCheck;
import aicmo.cam.followup.setup.SenderState;
import aicmo.cam.followup.setup.SetupRows;
import aicmo.cam.followup.suppression.SuppressedRows;
import aicmo.cam.mail.address.Address;
import aicmo.cam.rest.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at all that a campaign needs. Nothing is sent, and nobody but the resolver is asked. */
@ApplicationScoped
class Preflights {
    private static final int PAGE = 5_000;
    private static final int LONGEST_SECONDS = 300;

    private final PreflightRows rows;
    private final SetupRows setup;
    private final SuppressedRows suppressed;
    private final LackingValues lacking;
    private final Forecasts forecasts;
    private final Dns dns;
    private final PreflightSettings settings;
    private final Clock clock;

    Preflights(
            PreflightRows rows,
            SetupRows setup,
            SuppressedRows suppressed,
            LackingValues lacking,
            Forecasts forecasts,
            Dns dns,
            PreflightSettings settings,
            Clock clock) {
        this.rows = rows;
        this.setup = setup;
        this.suppressed = suppressed;
        this.lacking = lacking;
        this.forecasts = forecasts;
        this.dns = dns;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everything. */
    Preflight of(Campaign campaign) {
        List<PreflightItem> items = new ArrayList<>(beforeStart(campaign));
        items.add(templates(campaign));
        items.add(forecast(campaign.id()));
        return Preflight.of(campaign.id(), campaign.version(), clock.instant(), items);
    }

    /** What a start does not look at by itself. */
    List<PreflightItem> beforeStart(Campaign campaign) {
        Address from = Address.parse(campaign.from()).orElseThrow();
        Address replies =
                Optional.ofNullable(campaign.replyTo()).flatMap(Address::parse).orElse(from);
        Optional<SenderState> sender = setup.sender();
        Dns session = dns.session();
        List<PreflightItem> items = new ArrayList<>(SetupCheck.of(sender, from));
        items.add(SetupCheck.mailbox(replies, setup.mailbox(replies.key()), clock.instant()));
        items.addAll(SendingDomainCheck.of(session, from.asciiDomain(), replies.asciiDomain(), sender));
        LeadFigures figures = figures(campaign.id());
        items.addAll(LeadsCheck.of(figures));
        items.addAll(DomainsCheck.of(
                session,
                figures.byDomain(),
                settings.domains(),
                campaign.thresholds().bounceRate()));
        return items;
    }

    private LeadFigures figures(UUID campaign) {
        LeadFigures figures = new LeadFigures();
        List<PreflightRows.Known> page = rows.leads(campaign, null, PAGE);
        while (!page.isEmpty()) {
            List<String> emails = page.stream().map(PreflightRows.Known::email).toList();
            figures.add(emails, suppressed.suppressed(emails));
            page = rows.leads(campaign, page.getLast().id(), PAGE);
        }
        return figures;
    }

    private PreflightItem templates(Campaign campaign) {
        Optional<LackingValues.Lacking> found =
                QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> lacking.find(campaign));
        return found.map(lack -> PreflightItem.fail(
                        TEMPLATES,
                        lack.failed() + " leads",
                        lack.words() + " First: " + lack.first().getFirst().field() + ": "
                                + lack.first().getFirst().detail(),
                        "correct the templates or the leads"))
                .orElseGet(() -> PreflightItem.pass(TEMPLATES, "0", "every step can be written to every lead"));
    }

    private PreflightItem forecast(UUID campaign) {
        try {
            return ForecastCheck.of(forecasts.of(campaign), setup.sender());
        } catch (Problem archived) {
            return PreflightItem.skipped(FORECAST, archived.getMessage());
        }
    }
}
