package aicmo.cam.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Function;

/** Types whose usual deserializers accept more than one form: a number as a time, a list as a date, "NaN" as a number. */
final class StrictTypes {
    private StrictTypes() {}

    static Module module() {
        return new SimpleModule("strict types")
                .addDeserializer(String.class, new FromText<>(String.class, PlainText::checked))
                .addDeserializer(Instant.class, new FromText<>(Instant.class, Times::instant))
                .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, Times::date))
                .addDeserializer(LocalTime.class, new FromText<>(LocalTime.class, LocalTime::parse))
                .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse))
                .addDeserializer(UUID.class, new FromText<>(UUID.class, UUID::fromString))
                .addDeserializer(Double.class, new FiniteNumber())
                .addKeyDeserializer(String.class, new Name());
    }

    /** Takes a JSON string only. */
    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(_valueClass, parser);
            }
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException | IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(_valueClass, parser.getText(), "%s", e.getMessage());
            }
        }
    }

    private static final class FiniteNumber extends StdScalarDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(Double.class, parser);
            }
            double number = parser.getDoubleValue();
            return Double.isFinite(number)
                    ? (Double) number
                    : (Double) context.handleWeirdNumberValue(Double.class, number, "is too large");
        }
    }

    private static final class Name extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return PlainText.fault(key).isEmpty()
                    ? key
                    : context.handleWeirdKey(
                            String.class, key, "%s", PlainText.fault(key).get());
        }
    }
}
