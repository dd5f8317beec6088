package aicmo.cam.followup.sequence;

import aicmo.cam.events.Event;
import java.util.List;

/** What an occurrence makes of a lead, and what the others are told. */
public record Outcome(Lead lead, List<Event> events) {}
