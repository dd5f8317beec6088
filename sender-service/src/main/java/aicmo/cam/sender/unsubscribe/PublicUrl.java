package aicmo.cam.sender.unsubscribe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where recipients reach this installation. */
final class PublicUrl {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private PublicUrl() {}

    /**
     * The URL without a slash at its end.
     *
     * @throws IllegalArgumentException where RFC 8058 can't be kept with it; the message names the setting
     */
    static String of(String setting) {
        String text = setting.strip();
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw refused(text, "it is no URL");
        }
        if (url.getHost() == null || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw refused(text, "it names no host (a host beyond ASCII is written as xn--…)");
        }
        boolean plain = "http".equalsIgnoreCase(url.getScheme()) && THIS_MACHINE.contains(url.getHost());
        if (!"https".equalsIgnoreCase(url.getScheme()) && !plain) {
            throw refused(text, "mailbox providers unsubscribe by https only (RFC 8058); http is for this machine");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            throw refused(text, "it has a query, a fragment or a user in it");
        }
        return text.replaceFirst("/+$", "");
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("AICMO_CAM_PUBLIC_URL is '" + text + "', and " + why
                + "; give it as https://mail.example.com, or leave it empty where no campaign is sent");
    }
}
