package aicmo.cam.rest.guard;

/** Why a request is not taken: the parts of a problem document (RFC 9457). */
public record Refusal(int status, String title, String detail) {
    static Refusal foreignPage(String detail) {
        return new Refusal(403, "Requests from other web pages are refused", detail);
    }

    static Refusal malformed(String detail) {
        return new Refusal(400, "The request is malformed", detail);
    }

    static Refusal timeout(String detail) {
        return new Refusal(408, "The body did not arrive in time", detail);
    }

    static Refusal tooLarge(long limit) {
        return new Refusal(
                413,
                "Too large",
                "the body is larger than " + limit + " bytes; nothing of it was taken. Send it in parts");
    }

    static Refusal untyped(String detail) {
        return new Refusal(415, "Unsupported Media Type", detail);
    }

    static Refusal misdirected(String detail) {
        return new Refusal(421, "Misdirected Request", detail);
    }

    static Refusal busy(String detail) {
        return new Refusal(503, "Too many requests at once", detail);
    }
}
