package aicmo.cam.local.market.people;

/** What somebody means who answers, in the words of the classifier's classes. */
public enum Meaning {
    POSITIVE("interested"),
    NEGATIVE("declines"),
    NEUTRAL("neither yes nor no"),
    UNSUB("wants no more mail"),
    OOO("out of office"),
    BOUNCE("delivery report");

    private final String words;

    Meaning(String words) {
        this.words = words;
    }

    /** As the report calls it. */
    public String words() {
        return words;
    }
}
