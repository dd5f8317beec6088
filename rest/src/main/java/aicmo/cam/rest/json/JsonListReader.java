package aicmo.cam.rest.json;

import aicmo.cam.rest.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * Reads a list as JSON, {@code {"leads": [{…}, …]}} or the array alone. However long the list is, one element is in memory; an element
 * has at most 100 000 characters.
 *
 * @param property what the list is called in the object around it, such as {@code leads}
 * @param element what one of it is called in messages, such as {@code lead}
 * @param example how such a list is written
 * @param aftermath the last sentence of each message: what became of the elements before the fault
 */
public record JsonListReader(String property, String element, String example, String aftermath) {
    /** Ten times a lead with every field and fifty long variables. */
    private static final int LONGEST_ELEMENT = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(LONGEST_ELEMENT)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .build());

    /** Takes the elements of a list. */
    @FunctionalInterface
    public interface Elements {
        /** @param place of the element in the list, from 1 */
        void take(int place, JsonNode element);
    }

    /** @throws Problem 400 where it is no such list; the elements before the fault were taken */
    public void read(Reader text, Elements elements) {
        try (BoundedElements parser = new BoundedElements(JSON.createParser(text), element, LONGEST_ELEMENT)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                each(parser, elements);
            } else {
                object(parser, elements);
            }
            expect(parser.nextToken() == null);
        } catch (StreamConstraintsException e) {
            throw Problem.malformed(
                    "the list goes beyond a limit" + line(e) + ": " + e.getOriginalMessage() + ". " + aftermath);
        } catch (JsonProcessingException e) {
            throw Problem.malformed("the body is no JSON" + line(e) + ": " + e.getOriginalMessage() + ". " + aftermath);
        } catch (IOException e) {
            throw new UncheckedIOException("the body can't be read", e);
        }
    }

    private void object(BoundedElements parser, Elements elements) throws IOException {
        boolean found = false;
        expect(parser.currentToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!name.equals(property)) {
                throw Problem.malformed("the body has a property '" + name + "', which does not exist; there is "
                        + property + " only. " + aftermath);
            }
            expect(!found && parser.currentToken() == JsonToken.START_ARRAY);
            found = true;
            each(parser, elements);
        }
        expect(found);
    }

    private static void each(BoundedElements parser, Elements elements) throws IOException {
        for (int place = 1; parser.nextToken() != JsonToken.END_ARRAY; place++) {
            parser.begin(place);
            elements.take(place, JSON.readTree(parser));
        }
        parser.end();
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    private void expect(boolean form) {
        if (!form) {
            throw Problem.malformed("the body is not " + example + ". " + aftermath);
        }
    }
}
