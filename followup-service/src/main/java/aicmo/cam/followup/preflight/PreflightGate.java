package aicmo.cam.followup.preflight;

import aicmo.cam.followup.definition.Campaign;
import aicmo.cam.followup.gate.AcceptedRows;
import aicmo.cam.followup.gate.AcceptedWarning;
import aicmo.cam.followup.gate.StartGate;
import aicmo.cam.followup.preflight.PreflightSettings.Gate;
import aicmo.cam.followup.preflight.check.PreflightItem;
import aicmo.cam.followup.preflight.check.PreflightItem.Status;
import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Holds starts to the preflight, as far as the setting says. */
@ApplicationScoped
class PreflightGate implements StartGate {
    private static final Logger LOG = Logger.getLogger(PreflightGate.class);
    private static final Set<String> NAMES = Arrays.stream(PreflightItem.Name.values())
            .map(PreflightItem.Name::wireName)
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_NAME = 200;

    private final Preflights preflights;
    private final AcceptedRows accepted;
    private final PreflightSettings settings;
    private final Clock clock;

    PreflightGate(Preflights preflights, AcceptedRows accepted, PreflightSettings settings, Clock clock) {
        this.preflights = preflights;
        this.accepted = accepted;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<AcceptedWarning> pass(Campaign campaign, String accept, String by) {
        if (by != null && by.length() > LONGEST_NAME) {
            throw Problem.invalid(List.of(new InvalidField(
                    "by", "has " + by.length() + " characters; at most " + LONGEST_NAME + " are kept")));
        }
        Set<String> names = names(accept);
        if (settings.gate() == Gate.OFF) {
            return List.of();
        }
        List<PreflightItem> items = preflights.beforeStart(campaign);
        List<PreflightItem> inTheWay = inTheWay(items, names);
        if (!inTheWay.isEmpty() && settings.gate() == Gate.ENFORCE) {
            throw Problem.invalid(words(inTheWay), errors(inTheWay));
        }
        log(campaign.id(), inTheWay);
        Instant now = clock.instant();
        return items.stream()
                .filter(item -> item.status() == Status.WARN
                        && names.contains(item.name().wireName()))
                .map(item -> new AcceptedWarning(item.name().wireName(), item.words(), by, now))
                .toList();
    }

    @Override
    public Optional<String> refusal(Campaign campaign) {
        if (settings.gate() == Gate.OFF) {
            return Optional.empty();
        }
        List<PreflightItem> inTheWay = inTheWay(preflights.beforeStart(campaign), accepted.names(campaign.id()));
        if (!inTheWay.isEmpty() && settings.gate() == Gate.ENFORCE) {
            return Optional.of(words(inTheWay) + ". "
                    + errors(inTheWay).stream()
                            .map(error -> error.field() + ": " + error.detail())
                            .collect(Collectors.joining(". ")));
        }
        log(campaign.id(), inTheWay);
        return Optional.empty();
    }

    private static Set<String> names(String accept) {
        if (accept == null) {
            return Set.of();
        }
        Set<String> names = Arrays.stream(accept.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        names.stream().filter(name -> !NAMES.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.invalid(List.of(new InvalidField(
                    "accept",
                    "names '" + name + "', which is no item of a preflight; there are "
                            + NAMES.stream().sorted().collect(Collectors.joining(", ")))));
        });
        return names;
    }

    private static List<PreflightItem> inTheWay(List<PreflightItem> items, Set<String> accepted) {
        return items.stream()
                .filter(item -> item.status() == Status.FAIL
                        || (item.status() == Status.WARN
                                && !accepted.contains(item.name().wireName())))
                .toList();
    }

    private static String words(List<PreflightItem> inTheWay) {
        String warnings = inTheWay.stream()
                .filter(item -> item.status() == Status.WARN)
                .map(item -> item.name().wireName())
                .collect(Collectors.joining(","));
        long failed =
                inTheWay.stream().filter(item -> item.status() == Status.FAIL).count();
        return "the preflight of the campaign stands in the way of its start"
                + (failed == 0 ? "" : ": correct what fails")
                + (warnings.isEmpty()
                        ? ""
                        : (failed == 0 ? ": " : ", and ") + "correct what it warns of, or start with accept="
                                + warnings);
    }

    private static List<InvalidField> errors(List<PreflightItem> inTheWay) {
        return inTheWay.stream()
                .map(item -> new InvalidField(
                        item.name().wireName(), (item.status() == Status.FAIL ? "fails: " : "warns: ") + item.words()))
                .toList();
    }

    private static void log(UUID campaign, List<PreflightItem> inTheWay) {
        if (!inTheWay.isEmpty()) {
            LOG.warnf(
                    "campaign %s starts although its preflight has %s",
                    campaign,
                    inTheWay.stream()
                            .map(item -> item.name().wireName() + " " + item.status())
                            .collect(Collectors.joining(", ")));
        }
    }
}
