package aicmo.cam.sender.unsubscribe;

import aicmo.cam.sender.draft.Footer;
import aicmo.cam.sender.draft.Imprint;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

@Singleton
final class UnsubscribeBeans {
    private static final Logger LOG = Logger.getLogger(UnsubscribeBeans.class);
    private static final int SHORTEST_KEY = 32;

    private final UnsubscribeSettings settings;

    UnsubscribeBeans(UnsubscribeSettings settings) {
        this.settings = settings;
    }

    /** The key of the database is believed beside one that is set later: links that were mailed hold. */
    @Produces
    @Singleton
    UnsubscribeTokens tokens(UnsubscribeKeyTable table) {
        Optional<String> set = given(settings.unsubscribeKey());
        if (set.isEmpty()) {
            return new UnsubscribeTokens(List.of(table.get()));
        }
        List<byte[]> keys = new ArrayList<>();
        keys.add(key(set.get()));
        table.find().ifPresent(keys::add);
        return new UnsubscribeTokens(keys);
    }

    /** At start, so that wrong settings are told before any mail is taken, and missing ones before any is refused. */
    @Produces
    @Singleton
    @Startup
    Imprint imprint(UnsubscribeTokens tokens) {
        Imprint imprint = new Imprint(
                given(settings.postalAddress()).map(UnsubscribeBeans::lines),
                given(settings.publicUrl()).map(PublicUrl::of),
                Footer.of(settings.email().footer().map(UnsubscribeBeans::lines)),
                settings.email().replyToken(),
                tokens);
        imprint.lack().ifPresent(lack -> LOG.warnf("mails of campaigns will be refused: %s", lack));
        return imprint;
    }

    static byte[] key(String setting) {
        if (setting.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "AICMO_CAM_UNSUBSCRIBE_KEY has " + setting.length() + " characters; give at least " + SHORTEST_KEY
                            + " random ones, or leave it empty to have a key made");
        }
        return setting.getBytes(StandardCharsets.UTF_8);
    }

    /** In an environment variable a line break is most easily written as a backslash and an n. */
    static String lines(String setting) {
        return setting.replace("\\n", "\n").strip();
    }

    private static Optional<String> given(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty());
    }
}
