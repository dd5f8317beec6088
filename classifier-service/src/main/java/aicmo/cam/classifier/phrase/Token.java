package aicmo.cam.classifier.phrase;

/**
 * One word of a text, folded: lower case, without accents and apostrophes. Scripts that don't part their words give a token a letter.
 *
 * @param start its place in the text, in UTF-16 units
 * @param end the unit after its last
 * @param sentence counts the sentences from 0
 * @param opensLine true where a line begins with it
 */
public record Token(String word, int start, int end, int sentence, boolean opensLine) {}
