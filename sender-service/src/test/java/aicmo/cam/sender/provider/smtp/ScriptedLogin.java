package aicmo.cam.sender.provider.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A login at a {@link ScriptedSmtp}: {@code anna} with the password {@code open sesame}. */
record ScriptedLogin(ScriptedSession session) {
    static final String USERNAME = "anna";
    static final String PASSWORD = "open sesame";
    private static final String CHALLENGE = "<1896.697170952@scripted>";

    /** What is answered in the end. */
    String tried(String command) throws IOException {
        String[] words = command.split(" ", 3);
        boolean right =
                switch (words[1]) {
                    case "PLAIN" -> decoded(words[2]).equals("\0" + USERNAME + "\0" + PASSWORD);
                    case "LOGIN" ->
                        asked("Username:").equals(USERNAME)
                                && asked("Password:").equals(PASSWORD);
                    case "CRAM-MD5" -> asked(CHALLENGE).equals(USERNAME + " " + digest());
                    default -> throw new IOException("no such way to log in: " + command);
                };
        return right ? "235 2.7.0 welcome" : "535 5.7.8 username and password not accepted";
    }

    private String asked(String question) throws IOException {
        String coded = Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.UTF_8));
        session.said("334 " + coded);
        return decoded(session.heard());
    }

    private static String decoded(String coded) {
        return new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
    }

    /** RFC 2195. */
    private static String digest() {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(PASSWORD.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(CHALLENGE.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
