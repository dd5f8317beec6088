package aicmo.cam.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * POSTs that may be repeated: under the same {@code Idempotency-Key} a request is done once, and its answer is given again for
 * 24 hours. The key's row stands in the transaction of the work; a second request that comes meanwhile waits for its end.
 */
@Singleton
public class IdempotentRequests {
    private static final int LONGEST_KEY = 256;

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final ObjectWriter sorted;

    IdempotentRequests(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
        // the order of a map's members says nothing, and that of a Map.copyOf differs from one run of Java to the next
        this.sorted = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /**
     * Does the work, or gives the answer that it gave before.
     *
     * @param key the header {@code Idempotency-Key}; null or blank to do the work in any case
     * @param route what is asked for, such as {@code POST /campaigns}; a key counts within its route
     * @param body the request, to see whether a repeated key asks the same; a record, or a String
     * @throws Problem 422 where the key was used for another request, 400 where it is too long
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Response once(String key, String route, Object body, Supplier<Response> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > LONGEST_KEY) {
            throw Problem.malformed(
                    "the Idempotency-Key has " + key.length() + " characters; at most " + LONGEST_KEY + " are taken");
        }
        String fingerprint = sha256(body instanceof String text ? text : write(sorted, body));
        return insert(key, route, fingerprint) ? first(key, route, work) : again(key, route, fingerprint);
    }

    private boolean insert(String key, String route, String fingerprint) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into idempotent_request (route, key, fingerprint) values (:route, :key, :fingerprint)
                        on conflict (route, key) do update
                            set fingerprint = excluded.fingerprint, status = null, answer = null, asked_at = now()
                            where idempotent_request.asked_at < now() - interval '24 hours'
                        """)
                        .bind("route", route)
                        .bind("key", key)
                        .bind("fingerprint", fingerprint)
                        .execute())
                == 1;
    }

    private Response first(String key, String route, Supplier<Response> work) {
        Response response = work.get();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update idempotent_request set status = :status, answer = :answer where route = :route and key = :key")
                .bind("status", response.getStatus())
                .bind("answer", answer(response.getEntity()))
                .bind("route", route)
                .bind("key", key)
                .execute());
        return response;
    }

    private Response again(String key, String route, String fingerprint) {
        Asked asked = jdbi.withHandle(handle -> handle.createQuery(
                        "select fingerprint, status, answer from idempotent_request where route = :route and key = :key")
                .bind("route", route)
                .bind("key", key)
                .map((rs, context) -> new Asked(rs.getString(1), rs.getInt(2), rs.getString(3)))
                .one());
        if (!asked.fingerprint.equals(fingerprint)) {
            throw Problem.invalid(
                    "the Idempotency-Key '" + key + "' was used for another request; send a new key with a new request",
                    java.util.List.of());
        }
        return Response.status(asked.status)
                .type(MediaType.APPLICATION_JSON)
                .header("Idempotent-Replayed", "true")
                .entity(asked.answer)
                .build();
    }

    private String answer(Object entity) {
        return entity == null || entity instanceof String ? (String) entity : write(json.writer(), entity);
    }

    private static String write(ObjectWriter writer, Object body) {
        try {
            return writer.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this can't be written as JSON: " + body, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Asked(String fingerprint, int status, String answer) {}
}
