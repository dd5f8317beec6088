package aicmo.cam.mail.address;

import aicmo.cam.mail.coding.InvisibleCharacters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An address as people write it in lists: {@code anna@acme.example}, {@code Anna <anna@acme.example>}, {@code anna@acme.example (Anna)},
 * {@code mailto:anna@acme.example}, with invisible characters of a copied text in it or not.
 *
 * @param address to which mail can be sent; null where it is none
 * @param fault what is wrong and what to do; null where nothing is
 */
public record WrittenAddress(String address, String fault) {
    private static final String SCHEME = "mailto:";
    private static final int LONGEST = 1_000;

    /** Reads what stands in one cell. A local part is never guessed: {@code an na@acme.example} is refused. */
    public static WrittenAddress read(String written) {
        if (written.length() > LONGEST) {
            return none("it is longer than " + LONGEST + " characters");
        }
        String text = InvisibleCharacters.strip(InvisibleCharacters.withoutZeroWidth(written));
        if (Address.isValid(text)) {
            return new WrittenAddress(LocalPart.composed(text), null);
        }
        if (text.indexOf('<') >= 0) {
            List<String> addresses = Address.parseList(text).stream()
                    .map(Address::address)
                    .filter(address -> address.indexOf('@') >= 0)
                    .toList();
            return addresses.size() > 1
                    ? none("it holds " + addresses.size() + " addresses; give each a row of its own")
                    : valid(addresses.isEmpty() ? text : addresses.getFirst());
        }
        int comment = text.endsWith(")") ? text.indexOf('(') : -1;
        return valid(ofLink(comment < 0 ? text : text.substring(0, comment)));
    }

    private static WrittenAddress valid(String given) {
        String address = InvisibleCharacters.strip(given);
        return Address.isValid(address) ? new WrittenAddress(LocalPart.composed(address), null) : none(reason(address));
    }

    private static String reason(String address) {
        Optional<String> invisible = InvisibleCharacters.firstIn(address);
        if (invisible.isPresent()) {
            return "it has the character " + invisible.get() + " in it; delete that, or type the address again";
        }
        long signs = address.chars().filter(c -> c == '@').count();
        return signs > 1
                ? "it has more than one @; give each address a row of its own"
                : "write it as anna@acme.example or Anna Berg <anna@acme.example>";
    }

    /** The address of a {@code mailto:} link (RFC 6068), without its subject and other fields. */
    private static String ofLink(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return text;
        }
        int fields = text.indexOf('?');
        String encoded = text.substring(SCHEME.length(), fields < 0 ? text.length() : fields);
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }

    private static WrittenAddress none(String fault) {
        return new WrittenAddress(null, fault);
    }
}
