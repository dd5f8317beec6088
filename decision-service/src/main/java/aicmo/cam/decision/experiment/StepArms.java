package aicmo.cam.decision.experiment;

import aicmo.cam.decision.metrics.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The variants of a step.
 *
 * @param step the number of the step when its last mail was sent
 * @param arms in the order of their names, at least one
 */
record StepArms(String track, int step, UUID stepId, List<Arm> arms) {

    /**
     * The steps in their order.
     *
     * @param parts figures by step and variant in the order of their last mails; a step whose number changed has several of a variant
     */
    static List<StepArms> of(UUID campaignId, List<Map.Entry<Part, Arm>> parts) {
        Map<UUID, Part> places = new LinkedHashMap<>();
        Map<UUID, Map<String, Arm>> arms = new LinkedHashMap<>();
        for (Map.Entry<Part, Arm> entry : parts) {
            Part part = entry.getKey().of(campaignId);
            places.put(part.stepId(), part);
            arms.computeIfAbsent(part.stepId(), id -> new TreeMap<>())
                    .merge(part.variant(), entry.getValue(), Arm::and);
        }
        return places.values().stream()
                .map(place -> new StepArms(
                        place.track(),
                        place.step(),
                        place.stepId(),
                        new ArrayList<>(arms.get(place.stepId()).values())))
                .sorted(Comparator.comparing(StepArms::track).thenComparing(StepArms::step))
                .toList();
    }
}
