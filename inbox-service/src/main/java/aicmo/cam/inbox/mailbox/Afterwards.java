package aicmo.cam.inbox.mailbox;

import java.util.Optional;

/**
 * What is done on the server with a message that was taken in. Nothing, unless a setting asks.
 *
 * @param seen whether it is marked as seen
 * @param moveTo the folder that it is moved to; made where it is missing
 */
public record Afterwards(boolean seen, Optional<String> moveTo) {
    public static final Afterwards NOTHING = new Afterwards(false, Optional.empty());

    private static final String WILDCARDS = "*%";

    public Afterwards {
        moveTo = moveTo.map(String::strip).filter(folder -> !folder.isEmpty());
        if (moveTo.filter(folder -> folder.chars().anyMatch(c -> c < ' ' || WILDCARDS.indexOf(c) >= 0))
                .isPresent()) {
            throw new IllegalArgumentException("messages can't be moved to '" + moveTo.get()
                    + "': a folder's name has no *, % or control characters");
        }
    }

    /** Whether anything is done, for which the folder is opened to be changed. */
    public boolean isAsked() {
        return seen || moveTo.isPresent();
    }
}
