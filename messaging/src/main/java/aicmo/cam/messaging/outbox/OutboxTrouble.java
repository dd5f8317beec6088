package aicmo.cam.messaging.outbox;

import jakarta.inject.Singleton;

/** Why the outbox waits. */
@Singleton
public class OutboxTrouble {
    private final RelayLoop relay;

    OutboxTrouble(RelayLoop relay) {
        this.relay = relay;
    }

    /** In words: why the relay's last try failed, or that it did not. */
    public String inWords() {
        return relay.trouble().orElse("the relay reports no failure; another replica may hold the outbox's lock");
    }
}
