package aicmo.cam.mail.address;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/**
 * The ASCII form of a domain, by UTS 46 without transitional mappings (IDNA2008): {@code faß.example} is not
 * {@code fass.example}.
 */
final class DomainName {
    private static final int LONGEST = 253;
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    private static final String ENCODED = "xn--";

    private DomainName() {}

    /** In lower case, as DNS and SMTP have it; empty where it is none. A domain in ASCII is only written in lower case. */
    static Optional<String> ascii(String domain) {
        if (domain.length() > LONGEST) {
            return Optional.empty();
        }
        if (LocalPart.isAscii(domain)) {
            return Optional.of(domain.toLowerCase(Locale.ROOT));
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
        return info.hasErrors() ? Optional.empty() : Optional.of(ascii);
    }

    /**
     * The form that IDNA2003 gave the same domain, which is another domain of DNS; empty where both forms are the same. Versions of CAM
     * before UTS 46 compared addresses by it, and what they stored must still be found.
     */
    static Optional<String> former(String domain) {
        if (domain.length() > LONGEST
                || (LocalPart.isAscii(domain)
                        && !domain.toLowerCase(Locale.ROOT).contains(ENCODED))) {
            return Optional.empty();
        }
        String unicode = UTS46.nameToUnicode(domain, new StringBuilder(), new IDNA.Info())
                .toString();
        String mapped = unicode.replace("ß", "ss")
                .replace('ς', 'σ')
                .replace("\u200c", "")
                .replace("\u200d", "");
        return mapped.equals(unicode) ? Optional.empty() : ascii(mapped);
    }
}
