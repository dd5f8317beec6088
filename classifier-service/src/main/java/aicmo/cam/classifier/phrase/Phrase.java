package aicmo.cam.classifier.phrase;

/**
 * One line of a phrase file.
 *
 * @param id file, section and words, for example {@code en/unsub/take-me-off-your-list}
 * @param version of its file
 * @param section what it says, for example {@code unsub}
 * @param weight how sure it is, in [0, 1]
 */
public record Phrase(String id, int version, String section, double weight) {}
