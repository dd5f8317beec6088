package aicmo.cam.followup.enrolment;

/** Told within this service: something may have become due, or due earlier. */
public record DueChanged() {}
