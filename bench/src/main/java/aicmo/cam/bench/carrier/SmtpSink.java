package aicmo.cam.bench.carrier;

/** A mail server that takes every mail and keeps none: {@code smtp-sink} of postfix where it is installed, else one in this JVM. */
public interface SmtpSink extends Carrier {
    /** On 127.0.0.1. */
    int port();

    /** Which one it is, for people. */
    String what();

    /** @param connections how many a sender is to open */
    static SmtpSink start(int connections) {
        return PostfixSink.program()
                .<SmtpSink>map(program -> PostfixSink.start(program, connections))
                .orElseGet(() -> FaultySmtp.withoutFaults(connections));
    }
}
