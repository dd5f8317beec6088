package aicmo.cam.decision.webhook;

import java.net.InetAddress;
import java.net.URI;

/** What became of a webhook's URL when its host was looked up. */
sealed interface Target {
    /**
     * It may be told.
     *
     * @param address the address that was checked, and the only one that may be connected to
     */
    record Allowed(URI uri, InetAddress address) implements Target {}

    /**
     * Nothing may be sent there.
     *
     * @param why in words that follow the URL
     */
    record Refused(String why) implements Target {}
}
