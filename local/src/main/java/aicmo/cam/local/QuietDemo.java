package aicmo.cam.local;

import java.util.Map;

/** The system alone, with nobody in it. */
final class QuietDemo implements Demo {
    @Override
    public Map<String, String> environment(Service service, Backing backing) {
        return Map.of();
    }

    @Override
    public int play(LocalSystem system, Wish wish, Progress progress) {
        return 0;
    }
}
