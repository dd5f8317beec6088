package aicmo.cam.sender.suppression;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * That an entry was taken off the list.
 *
 * @param removal its number; later ones have greater numbers
 * @param suppression the entry as it was
 * @param removedBy who says that it was they; {@code rest} where nobody was named, {@code correction} where a message was
 *     understood anew
 * @param why in words; null where there was no need to say it
 */
record Removal(long removal, @JsonUnwrapped Suppression suppression, Instant removedAt, String removedBy, String why) {}
