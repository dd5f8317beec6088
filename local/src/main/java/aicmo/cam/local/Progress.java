package aicmo.cam.local;

/** What a person sees while something happens. */
public interface Progress {
    /** A line that stays. */
    void say(String line);

    /** How it stands now; replaces the former line of this kind. */
    void update(String line);

    /** Nobody looks. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void say(String line) {}

            @Override
            public void update(String line) {}
        };
    }
}
