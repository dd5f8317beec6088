package aicmo.cam.sender.outbound;

import aicmo.cam.rest.Problem.InvalidField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is wrong with the files of a mail. */
final class EnclosureCheck {
    /** A request has 2 MiB, and base64 takes four bytes for three. */
    static final int LARGEST = 1_400_000;

    private final List<InvalidField> errors = new ArrayList<>();
    private long size;

    private EnclosureCheck() {}

    /** @param files null for none; what the constraints of {@link Enclosure} refuse is passed over */
    static List<InvalidField> of(List<Enclosure> files) {
        EnclosureCheck check = new EnclosureCheck();
        for (int i = 0; files != null && i < files.size(); i++) {
            Enclosure file = files.get(i);
            if (file != null && file.filename() != null && file.content() != null) {
                check.file("attachments[" + i + "].", file);
            }
        }
        if (check.size > LARGEST) {
            check.errors.add(new InvalidField(
                    "attachments",
                    "have " + check.size + " bytes; at most " + LARGEST
                            + " go with a mail. Put them where they can be downloaded and send the link"));
        }
        return check.errors;
    }

    private void file(String field, Enclosure file) {
        file.unfitName().ifPresent(why -> errors.add(new InvalidField(field + "filename", why)));
        file.unfitType().ifPresent(why -> errors.add(new InvalidField(field + "content_type", why)));
        Optional<byte[]> bytes = file.bytes();
        if (bytes.isEmpty()) {
            errors.add(new InvalidField(field + "content", "is not base64 (RFC 4648); encode the bytes of the file"));
        } else if (bytes.get().length == 0) {
            errors.add(new InvalidField(field + "content", "is an empty file; leave it out"));
        } else {
            size += bytes.get().length;
        }
    }
}
