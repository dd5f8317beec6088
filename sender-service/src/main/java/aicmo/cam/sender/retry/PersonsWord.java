package aicmo.cam.sender.retry;

import aicmo.cam.sender.mail.TimelineEntry;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who decides about a mail, and why.
 *
 * @param by the person
 * @param note in words; null where there is no more to say
 */
record PersonsWord(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
        String by,

        @Size(max = 1000) @Pattern(regexp = TimelineEntry.ONE_LINE, message = "must have no control characters")
        String note) {
    /** As a timeline says it. */
    String saying(String what) {
        return by.strip() + " " + what + (note == null ? "" : " (" + note + ")");
    }
}
