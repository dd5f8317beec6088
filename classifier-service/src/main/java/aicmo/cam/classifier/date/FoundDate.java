package aicmo.cam.classifier.date;

import java.time.LocalDate;

/**
 * A date in a text.
 *
 * @param first the index of its first token
 * @param last the index of its last token
 */
record FoundDate(LocalDate day, int first, int last) {}
