package aicmo.cam.followup.definition;

/**
 * One of the wordings of a step.
 *
 * @param name a, b, c, …
 * @param share of the leads, relative to the other variants' shares
 * @param subject a Liquid template; null to answer in the thread of the lead's last mail
 * @param text a Liquid template
 * @param html a Liquid template; null for plain text
 */
public record Variant(String name, int share, String subject, String text, String html) {}
