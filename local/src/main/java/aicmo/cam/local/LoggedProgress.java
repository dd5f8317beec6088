package aicmo.cam.local;

import java.util.logging.Logger;

/** Says a line to people and writes it to the launcher's log, for who looks later. */
record LoggedProgress(Progress people) implements Progress {
    private static final Logger LOG = Logger.getLogger(LoggedProgress.class.getName());

    @Override
    public void say(String line) {
        people.say(line);
        LOG.warning(line);
    }

    @Override
    public void update(String line) {
        people.update(line);
    }
}
