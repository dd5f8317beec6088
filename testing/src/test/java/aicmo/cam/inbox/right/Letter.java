package aicmo.cam.inbox.right;

/** Something that the inbox owns. */
public record Letter(String text) {}
