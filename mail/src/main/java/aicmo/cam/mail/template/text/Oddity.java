package aicmo.cam.mail.template.text;

/**
 * Something in a text that a recipient is hardly meant to get.
 *
 * @param at where it begins
 * @param words what it is and what to do
 */
public record Oddity(int at, String words) {}
