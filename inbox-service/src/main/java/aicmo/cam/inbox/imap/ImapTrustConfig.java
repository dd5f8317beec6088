package aicmo.cam.inbox.imap;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of whom to trust: {@code AICMO_IMAP_TRUST_…}. */
@ConfigMapping(prefix = "aicmo.imap.trust")
public interface ImapTrustConfig {
    /** A file of certificates (PEM) that are trusted beside those that Java trusts, for mail servers with a certificate of one's own. */
    Optional<Path> file();
}
