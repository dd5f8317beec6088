package aicmo.cam.followup.lead;

import aicmo.cam.followup.definition.Track;
import java.util.Map;
import java.util.Set;

/**
 * Leads whose sequence was over since nothing was left of it, and that go on where a track gets a step that is new: those that were given
 * up for silence, and those that had the last step of the track qualified.
 */
public final class Revived {
    /** For rows {@code e} of {@code enrolment}; takes {@link #parameters}. */
    public static final String CONDITION = """
            e.over and e.joined_at is not null
              and (:main and e.state = 'EXHAUSTED'
                   or :qualified and e.state = 'QUALIFIED' and exists (
                       select from step_of_lead s where s.lead_id = e.lead_id and s.track = 'qualified'))
            """;

    private Revived() {}

    /** @param grown the tracks with a step that is new */
    public static Map<String, Object> parameters(Set<Track> grown) {
        return Map.of("main", grown.contains(Track.MAIN), "qualified", grown.contains(Track.QUALIFIED));
    }
}
