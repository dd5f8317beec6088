package aicmo.cam.local.market.people;

/** What comes back for a mail that was read, or could not be. */
public sealed interface Reaction {
    /** What the sender of the mail is to understand. */
    Meaning meaning();

    /** Whether a machine answers, at once. */
    boolean automatic();

    /** A person answers. */
    record Answer(Meaning meaning) implements Reaction {
        @Override
        public boolean automatic() {
            return false;
        }
    }

    /**
     * The mailbox answers that nobody is there.
     *
     * @param days from now until the first day back; 0 where the notice names no day
     */
    record Away(int days) implements Reaction {
        @Override
        public Meaning meaning() {
            return Meaning.OOO;
        }

        @Override
        public boolean automatic() {
            return true;
        }
    }

    /**
     * A mail system could not deliver.
     *
     * @param hard whether the address is dead, rather than its mailbox full
     */
    record Undeliverable(boolean hard) implements Reaction {
        @Override
        public Meaning meaning() {
            return Meaning.BOUNCE;
        }

        @Override
        public boolean automatic() {
            return true;
        }
    }

    /** A person pressed the spam button, and the provider reports it. */
    record Complaint() implements Reaction {
        @Override
        public Meaning meaning() {
            return Meaning.UNSUB;
        }

        @Override
        public boolean automatic() {
            return false;
        }
    }
}
