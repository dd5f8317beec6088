package aicmo.cam.rest;

import aicmo.cam.rest.guard.LostBody;
import aicmo.cam.rest.guard.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a request as a problem document (RFC 9457), never as a stack trace. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(PROBLEM_JSON)
                .entity(problem.document())
                .build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<Problem.InvalidField> errors = e.getConstraintViolations().stream()
                .map(violation -> new Problem.InvalidField(field(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return problem(Problem.invalid(errors));
    }

    /** Quarkus has a mapper of its own for just this type; this one is preferred. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e) {
        return problem(Problem.malformed(inWords(e)));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        if (e.getCause() instanceof Problem problem) {
            return problem(problem);
        }
        Response response = e.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        if (e instanceof NotFoundException && e.getCause() instanceof IllegalArgumentException) {
            return problem(Problem.malformed("a parameter of the path or the query can't be read: "
                    + e.getCause().getMessage() + "; its form is described at /q/openapi"));
        }
        String detail = response.getStatus() == 404
                ? "there is nothing at this path; the API is described at /q/openapi"
                : e.getMessage();
        return Response.fromResponse(response)
                .type(PROBLEM_JSON)
                .entity(new Plain(response.getStatusInfo().getReasonPhrase(), response.getStatus(), detail))
                .build();
    }

    /** Errors too: what Quarkus answers by itself is no problem document, and may hold the stack trace. */
    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        if (LostBody.isCauseOf(e)) {
            Refusal lost = LostBody.tell(e);
            return Response.status(lost.status())
                    .type(PROBLEM_JSON)
                    .entity(new Plain(lost.title(), lost.status(), lost.detail()))
                    .build();
        }
        if (isBrokenForm(e)) {
            return problem(Problem.malformed("the form (multipart/form-data) can't be read: "
                    + ProblemText.plain(String.valueOf(e.getMessage()))));
        }
        UUID reference = UUID.randomUUID();
        LOG.errorf(e, "a request failed; the answer names it %s", reference);
        String detail =
                "the service failed; look whether the request was done before it is sent again, or send it under the"
                        + " same Idempotency-Key. Its log has more under " + reference;
        return Response.serverError()
                .type(PROBLEM_JSON)
                .entity(new Plain("The service failed", 500, detail))
                .build();
    }

    /** What the reader of forms throws, which has no type of its own. */
    private static boolean isBrokenForm(Throwable e) {
        return e instanceof IOException
                && Arrays.stream(e.getStackTrace()).limit(5).anyMatch(frame -> frame.getClassName()
                        .startsWith(FORM_READER));
    }

    private static String inWords(JsonProcessingException e) {
        String where =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? "at " + path(mapping) + ": "
                        : "";
        String line = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        return "the body is not the JSON that is expected" + line + ": " + where
                + ProblemText.plain(e.getOriginalMessage());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** The path without the method and parameter that lead it, in the names of the JSON. */
    private static String field(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] steps = path.split("\\.", 3);
        String last = steps.length == 3 ? steps[2] : steps[steps.length - 1];
        return ProblemText.inJson(last);
    }

    private record Plain(String title, int status, String detail) {}
}
