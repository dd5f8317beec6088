package aicmo.cam.e2e.scale;

import static aicmo.cam.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import aicmo.cam.bench.scale.Audience;
import aicmo.cam.bench.scale.Fleet;

/** How a campaign must have ended, whatever became of the processes that ran it. */
final class Campaign {
    private Campaign() {}

    /** Every lead is in the one state of its answer; no mail went twice; each lead's mails and changes came in order. */
    static void assertOverWithoutLossOrDouble(Fleet fleet, Audience audience, int leads) {
        int answering = Audience.answering(leads);
        eventually().untilAsserted(() -> assertThat(audience.states())
                .containsEntry("QUALIFIED", (long) answering)
                .hasEntrySatisfying(
                        "EXHAUSTED", exhausted -> assertThat(exhausted).isGreaterThanOrEqualTo(leads - answering)));
        assertThat(fleet.provider().accepted().twice())
                .as("the very same mail, twice")
                .isEmpty();
        assertThat(fleet.provider().accepted().perRecipient().entrySet())
                .as("more mails than the sequence has")
                .filteredOn(mails -> mails.getValue() > 2)
                .isEmpty();
        assertThat(audience.outOfOrder()).as("mails out of order").isEmpty();
        assertThat(audience.brokenHistories()).as("histories with a gap").isEmpty();
    }
}
