package aicmo.cam.sender.outbound;

import aicmo.cam.sender.mail.AttachedFile;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that somebody wants to be sent with a mail.
 *
 * @param filename as the recipient sees it
 * @param contentType such as {@code application/pdf}; {@code application/octet-stream} where absent
 * @param content in base64
 */
record Enclosure(
        @NotBlank @Size(max = 150) String filename,
        @Size(max = 127) String contentType,
        @NotBlank String content) {
    private static final String UNKNOWN = "application/octet-stream";

    /** RFC 6838, section 4.2; parts of other mails and messages are no files. */
    private static final Pattern TYPE =
            Pattern.compile("(?!multipart/|message/)[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\:*?\"<>|]*[^\\p{Cntrl}/\\\\:*?\"<>|. ]");

    /** What mailbox providers refuse in any mail, since it runs when it is opened (support.google.com/mail/answer/6590). */
    private static final Set<String> RUNS = Set.of(
            "ade", "adp", "apk", "appx", "bat", "cab", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "img",
            "ins", "iso", "isp", "jar", "js", "jse", "lib", "lnk", "mde", "msc", "msi", "msp", "mst", "nsh", "pif",
            "ps1", "scr", "sct", "shb", "sys", "vb", "vbe", "vbs", "vhd", "vxd", "wsc", "wsf", "wsh", "xll");

    /** What is wrong with its name; empty where nothing is. */
    Optional<String> unfitName() {
        if (!NAME.matcher(filename).matches()) {
            return Optional.of(
                    "has a character that no file name may have everywhere (/ \\ : * ? \" < > |, a control character, or a"
                            + " dot or space at its end); rename the file");
        }
        int dot = filename.lastIndexOf('.');
        String ending = filename.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot >= 0 && RUNS.contains(ending)
                ? Optional.of("ends with ." + ending
                        + ", which mailbox providers refuse; put it where it can be downloaded and" + " send the link")
                : Optional.empty();
    }

    /** What is wrong with its type; empty where nothing is. */
    Optional<String> unfitType() {
        return TYPE.matcher(type()).matches()
                ? Optional.empty()
                : Optional.of("is '" + contentType
                        + "', no type of a file; give one, such as application/pdf, or leave it out");
    }

    /** What is in it; empty where it is not base64. */
    Optional<byte[]> bytes() {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(content.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    AttachedFile file() {
        return new AttachedFile(filename, type(), bytes().orElseThrow());
    }

    private String type() {
        return contentType == null || contentType.isBlank()
                ? UNKNOWN
                : contentType.strip().toLowerCase(Locale.ROOT);
    }
}
