package aicmo.cam.rest.guard;

/** In what order the filters before a request run: the highest first. */
public final class GuardOrder {
    /** Where a request comes from, and the type of its body. */
    static final int CALLER = 100_000;

    /** What a service checks by itself in the headers, before the body is read. */
    public static final int BEFORE_BODY = 90_000;

    /** The body, and the turn of the request. */
    static final int BODY = 80_000;

    private GuardOrder() {}
}
