package aicmo.cam.rest.json;

import aicmo.cam.rest.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Every JSON body that a resource takes as a value, in every service, is read here; the guard has bounded its size before. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class StrictBodyReader implements ServerMessageBodyReader<Object> {
    private static final Set<Class<?>> RAW =
            Set.of(String.class, byte[].class, InputStream.class, Reader.class, File.class);

    private final StrictJson json;

    StrictBodyReader(StrictJson json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        return !RAW.contains(type);
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext request)
            throws IOException {
        return read(genericType, request.getInputStream());
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !RAW.contains(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(genericType, body);
    }

    private Object read(Type type, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        if (type instanceof ParameterizedType wrapped && wrapped.getRawType() == JsonBody.class) {
            JsonBody<Object> body = json.read(bytes, wrapped.getActualTypeArguments()[0]);
            if (body == null) {
                throw Problem.malformed("the body is empty; send a JSON object");
            }
            return body;
        }
        JsonBody<Object> body = json.read(bytes, type);
        return body == null ? null : body.valid();
    }
}
