package aicmo.cam.bench.carrier;

import java.util.Map;

/** What leads a sender to a mail server on this machine. */
final class SmtpSettings {
    private SmtpSettings() {}

    static Map<String, String> of(int port, int connections) {
        return Map.of(
                "AICMO_SMTP_HOST",
                "127.0.0.1",
                "AICMO_SMTP_PORT",
                Integer.toString(port),
                "AICMO_SMTP_TLS",
                "none",
                "AICMO_CAM_EMAIL_CONNECTIONS",
                Integer.toString(connections));
    }
}
