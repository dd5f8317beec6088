package aicmo.cam.rest.json;

import aicmo.cam.rest.Problem;
import aicmo.cam.rest.Problem.InvalidField;
import java.util.List;

/**
 * The body of a request together with its faults, for a resource that adds checks of its own and reports everything at once. A
 * parameter of the type {@code T} itself is refused before its resource is called where there are faults.
 *
 * @param value what was read; what the faults name is absent in it; null where nothing could be read
 * @param faults properties that are unknown, of another type, or that contradict the constraints of {@code T}
 */
public record JsonBody<T>(T value, List<InvalidField> faults) {

    /**
     * The value.
     *
     * @throws Problem 422 with every fault, where there are any
     */
    public T valid() {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return value;
    }
}
