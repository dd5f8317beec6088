package aicmo.cam.sender.provider.resend.api;

import java.util.Map;
import java.util.Optional;

/** What a call came to. */
public sealed interface Reply {
    /**
     * An answer, whoever gave it: Resend, or a proxy on the way.
     *
     * @param headers by name in lower case
     * @param body empty too where it was longer than is read
     */
    record Answer(int status, Map<String, String> headers, String body) implements Reply {
        public Answer {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** None came, and nothing of the call was ever written. */
    record NotBegun(String why) implements Reply {}

    /** None came, or not to its end; the call may have arrived. */
    record CutOff(String why) implements Reply {}
}
