package aicmo.cam.classifier.phrase;

import aicmo.cam.classifier.Evidence;

/**
 * A phrase that was found.
 *
 * @param first the index of its first token
 * @param last the index of its last token
 */
public record Match(Phrase phrase, int first, int last, int start, int end) {

    public String section() {
        return phrase.section();
    }

    public double weight() {
        return phrase.weight();
    }

    public int length() {
        return last - first + 1;
    }

    public Evidence in(String where, String text) {
        return new Evidence(phrase.id(), phrase.version(), where, text.substring(start, end), start, end);
    }
}
