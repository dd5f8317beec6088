package aicmo.cam.followup.lead;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Reads a list whose elements are bounded: an element is held as a whole, and the list may have one only. */
final class BoundedElements extends JsonParserDelegate {
    private final long longest;
    private int place;
    private long begin;

    /** @param longest characters of an element */
    BoundedElements(JsonParser parser, long longest) {
        super(parser);
        this.longest = longest;
    }

    /** The element that begins with the current token is this one of the list, from 1. */
    void begin(int next) {
        place = next;
        begin = currentLocation().getCharOffset();
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (place > 0 && currentLocation().getCharOffset() - begin > longest) {
            throw new StreamConstraintsException(
                    "lead " + place + " is longer than " + longest + " characters; shorten its values",
                    currentLocation());
        }
        return token;
    }

    /** Without these, the parser inside would go on by itself. */
    @Override
    public String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    @Override
    public String nextTextValue() throws IOException {
        return nextToken() == JsonToken.VALUE_STRING ? getText() : null;
    }
}
