package aicmo.cam.mail.address;

import aicmo.cam.mail.coding.EncodedWords;
import aicmo.cam.mail.coding.LetterCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mailbox as mail names it. What is read from a message is kept as it stands, so {@code address} may be no valid address
 * ({@code MAILER-DAEMON}); {@link #isValid} tells. Only what Unicode can write in two ways is written in one (NFC, RFC 6532 section 3.1).
 *
 * @param name the display name, decoded; empty where there is none
 * @param address local part and domain as written but in NFC, without angle brackets
 */
public record Address(String name, String address) {
    /** A path is 256 octets with its angle brackets (RFC 5321 section 4.5.3.1.3). */
    private static final int LONGEST = 254;

    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public Address {
        address = LocalPart.composed(address);
    }

    /** An address without a display name. */
    public static Address of(String address) {
        return new Address("", address);
    }

    /** The first mailbox in a header's value, leniently; empty where there is none. */
    public static Optional<Address> parse(String value) {
        return parseList(value).stream().findFirst();
    }

    /** Every mailbox in a header's value, leniently: groups are opened, encoded words decoded, comments taken as names. */
    public static List<Address> parseList(String value) {
        return new AddressList(value).read();
    }

    static Address decoded(String name, String address) {
        return new Address(EncodedWords.decode(name).strip(), address.strip());
    }

    /**
     * Whether mail can be sent to it: a dot-atom local part of at most 64 octets and a domain of at least two labels, 254 octets in
     * all (RFC 5321 sections 4.1.2 and 4.5.3.1). Local parts beyond ASCII (RFC 6531) and internationalised domains are valid; quoted
     * local parts, address literals and characters that nobody sees are not.
     */
    public static boolean isValid(String given) {
        if (given.length() > LONGEST) {
            return false;
        }
        String address = LocalPart.composed(given);
        int at = address.lastIndexOf('@');
        if (at <= 0 || !LocalPart.isValid(address.substring(0, at))) {
            return false;
        }
        int octets = address.substring(0, at + 1).getBytes(StandardCharsets.UTF_8).length;
        return DomainName.ascii(address.substring(at + 1))
                .filter(Address::isDomain)
                .filter(domain -> octets + domain.length() <= LONGEST)
                .isPresent();
    }

    /** Whether its local part has characters beyond ASCII, so that only servers with SMTPUTF8 (RFC 6531) take mail for it. */
    public boolean needsSmtpUtf8() {
        return !LocalPart.isAscii(localPart());
    }

    /** What stands before the last {@code @}; all of it where there is none. */
    public String localPart() {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    /** What stands after the last {@code @}, as written; empty where there is none. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    /** The domain in the lower-case ASCII form that DNS and SMTP use (UTS 46); as written where it has none. */
    public String asciiDomain() {
        return DomainName.ascii(domain()).orElse(domain());
    }

    /**
     * {@link #asciiDomain} and, where it differs, the form that versions before UTS 46 gave the domain: an entry of the suppression list
     * for either stops mail.
     */
    public List<String> asciiDomains() {
        return Stream.concat(Stream.of(asciiDomain()), DomainName.former(domain()).stream())
                .toList();
    }

    /** The address with its domain in lower case: where to send to. */
    public String normalised() {
        return domain().isEmpty() ? address : localPart() + "@" + LetterCase.lower(domain());
    }

    /** All in lower case with an ASCII domain: what to compare and to index by. Forms of one letter, such as σ and ς, are one. */
    public String key() {
        String domain = domain();
        return LocalPart.folded(domain.isEmpty() ? address : localPart() + "@" + asciiDomain());
    }

    /**
     * {@link #key} and, where they differ, the one that versions before UTS 46 stored, and the one in lower case alone, as databases compare:
     * what to look an address up by.
     */
    public List<String> keys() {
        boolean ascii = LocalPart.isAscii(address);
        if (ascii && DomainName.former(domain()).isEmpty()) {
            return List.of(key());
        }
        return Stream.of(
                        Stream.of(key()),
                        DomainName.former(domain())
                                .map(former -> LocalPart.folded(localPart() + "@" + former))
                                .stream(),
                        ascii ? Stream.<String>empty() : Stream.of(LetterCase.lower(localPart() + "@" + asciiDomain())))
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    /** Name and address as a person reads them; not for use in a header, which a composer writes. */
    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }

    private static boolean isDomain(String ascii) {
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        String top = labels[labels.length - 1];
        return labels.length >= 2
                && ascii.length() <= LONGEST_DOMAIN
                && !top.chars().allMatch(Character::isDigit);
    }
}
