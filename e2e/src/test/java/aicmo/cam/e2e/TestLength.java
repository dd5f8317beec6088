package aicmo.cam.e2e;

/**
 * How much a proof does. The short form runs in every build and proves the same; the long one, by {@code ./cam test --long} or
 * {@code -Dcam.long=true}, gives chance more room.
 */
public final class TestLength {
    private static final boolean LONG = Boolean.getBoolean("cam.long");

    private TestLength() {}

    public static int of(int shortForm, int longForm) {
        return LONG ? longForm : shortForm;
    }
}
