package aicmo.cam.sender.suppression.list;

/**
 * An entry of a list as it was given; what is absent is empty.
 *
 * @param place the line where it begins in the file; in JSON its place in the list, from 1
 * @param broken why it can't be read; null where it can
 */
public record SuppressionRow(int place, String address, String reason, String note, String broken) {
    static SuppressionRow broken(int place, String why) {
        return new SuppressionRow(place, null, "", "", why);
    }
}
