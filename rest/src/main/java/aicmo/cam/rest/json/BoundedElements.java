package aicmo.cam.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Reads a list whose elements are bounded: an element is held as a whole, and the list may have one only. */
final class BoundedElements extends JsonParserDelegate {
    private final String element;
    private final long longest;
    private int place;
    private long begin;

    /**
     * Reads what a parser reads.
     *
     * @param element what one is called
     * @param longest characters of an element
     */
    BoundedElements(JsonParser parser, String element, long longest) {
        super(parser);
        this.element = element;
        this.longest = longest;
    }

    /** The element that begins with the current token is this one of the list, from 1. */
    void begin(int next) {
        place = next;
        begin = currentLocation().getCharOffset();
    }

    /** The list is over: what follows is no element. */
    void end() {
        place = 0;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (place > 0 && currentLocation().getCharOffset() - begin > longest) {
            throw new StreamConstraintsException(
                    element + " " + place + " is longer than " + longest + " characters; shorten its values",
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
