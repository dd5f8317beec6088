package aicmo.cam.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;

/**
 * The mapper that reads requests, and nothing else: what CAM stored or published itself is read by mappers that ignore what they do
 * not know, since an older version may read what a newer one wrote.
 */
final class StrictMapper {
    private static final int DEEPEST = 20;

    private StrictMapper() {}

    /** @param base whose other constraints on what is read hold too */
    static ObjectMapper of(JsonFactory base) {
        StreamReadConstraints constraints = base.streamReadConstraints();
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        constraints.rebuild().maxNestingDepth(DEEPEST).build())
                .build();
        return JsonMapper.builder(factory)
                .addHandler(new ReadOnly())
                .addModules(new JavaTimeModule(), StrictTypes.module())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .build();
    }

    /** Passes over what a type says that requests may leave in, and CAM sets. */
    private static final class ReadOnly extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context, JsonParser parser, JsonDeserializer<?> by, Object bean, String name)
                throws IOException {
            Class<?> type = bean instanceof Class<?> given ? given : bean.getClass();
            ReadOnlyFields readOnly = type.getAnnotation(ReadOnlyFields.class);
            if (readOnly == null || !Arrays.asList(readOnly.value()).contains(name)) {
                return false;
            }
            parser.skipChildren();
            return true;
        }
    }
}
