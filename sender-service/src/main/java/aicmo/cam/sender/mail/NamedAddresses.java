package aicmo.cam.sender.mail;

import aicmo.cam.mail.address.Address;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which addresses stand in what a mail server said, such as {@code 550 5.1.1 <anna@acme.example>: User unknown}. */
public final class NamedAddresses {
    /** What may stand in an address before its @, in a pattern: letters of all scripts too (RFC 6531). */
    public static final String LOCAL_PART = "[\\p{L}\\p{M}\\p{N}_!#$%&'*+/=?^`{|}~.-]";

    /** Possessive, so that a long text without an address costs little. */
    private static final Pattern ADDRESS = Pattern.compile(LOCAL_PART + "{1,64}+@[\\p{L}\\p{M}\\p{N}.-]{1,253}+");

    private NamedAddresses() {}

    /**
     * Those of these addresses that stand in the texts.
     *
     * @param keys as suppression compares addresses
     */
    public static List<String> among(Collection<String> keys, Collection<String> texts) {
        Set<String> named = texts.stream()
                .flatMap(text -> ADDRESS.matcher(text).results())
                .map(MatchResult::group)
                .map(found -> found.replaceFirst("[.-]+$", ""))
                .map(found -> Address.of(found).key())
                .collect(Collectors.toSet());
        return keys.stream().filter(named::contains).distinct().toList();
    }
}
