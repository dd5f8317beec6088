package aicmo.cam.e2e;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestClassOrder;

/** Proofs that share one running system, as none of them stops a part of it. */
@Tag("slow")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class OneSystemTest {
    private static OneSystem system;

    @BeforeAll
    static void start() throws Exception {
        system = OneSystem.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (system != null) {
            system.close();
        }
    }

    @Nested
    @Order(1)
    class Campaigns extends CampaignProofs {
        Campaigns() {
            super(system);
        }
    }

    @Nested
    @Order(2)
    class RefusedSender extends RefusedSenderProofs {
        RefusedSender() {
            super(system);
        }
    }

    /** Last: its logs and metrics tell of what the others did, too. */
    @Nested
    @Order(3)
    class Observed extends ObservedProofs {
        Observed() {
            super(system);
        }
    }
}
