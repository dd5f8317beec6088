package aicmo.cam.mail;

/** Undoes format=flowed (RFC 3676): lines that end with a space go on in the next line of the same quote depth. */
final class FlowedText {
    private FlowedText() {}

    static String unfold(String text, boolean deleteSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int openDepth = -1;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int content = at;
            while (content < end && text.charAt(content) == '>') {
                content++;
            }
            int depth = content - at;
            content += content < end && text.charAt(content) == ' ' ? 1 : 0;
            String line = text.substring(content, end);
            boolean signature = line.equals("-- ");
            boolean flowed = line.endsWith(" ") && !signature;
            if (openDepth != depth || signature) {
                out.append(openDepth < 0 ? "" : "\n")
                        .append(text, at, at + depth)
                        .append(depth > 0 && !line.isEmpty() ? " " : "");
            }
            out.append(flowed && deleteSpace ? line.substring(0, line.length() - 1) : line);
            if (!flowed) {
                out.append('\n');
            }
            openDepth = flowed ? depth : -1;
            at = end + 1;
        }
        return out.toString();
    }
}
