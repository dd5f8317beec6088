package aicmo.cam.testing.resend;

import aicmo.cam.testing.http.HttpAnswer;
import aicmo.cam.testing.http.Json;

/** Every error that Resend documents (resend.com/docs/api-reference/errors), with the text it comes with. */
public enum ResendError {
    INVALID_IDEMPOTENCY_KEY(
            400, "invalid_idempotency_key", "Idempotency keys, if present, must have between 1 and 256 characters."),
    MALFORMED_REQUEST(400, "validation_error", "An error was found with one or more fields in the request."),
    MISSING_API_KEY(401, "missing_api_key", "Missing API key in the authorization header."),
    UNKNOWN_API_KEY(401, "validation_error", "API key is invalid"),
    RESTRICTED_API_KEY(401, "restricted_api_key", "This API key is restricted to only send emails."),
    INACTIVE_API_KEY(403, "restricted_api_key", "API key is not active"),
    SUSPENDED_API_KEY(403, "suspended_api_key", "This API key is suspended"),
    INVALID_PERMISSION(403, "invalid_permission", "Access token is missing required scopes."),
    EMAIL_ABOVE_QUOTA(
            403,
            "email_above_quota",
            "You can't retrieve this email's content because it was above quota when received."),
    UNVERIFIED_DOMAIN(403, "validation_error", "The domain is not verified. Please, add and verify your domain."),
    TESTING_ADDRESS(
            403,
            "validation_error",
            "You can only send testing emails to your own email address. To send emails to other recipients, please verify"
                    + " a domain at resend.com/domains, and change the `from` address to an email using this domain."),
    NOT_FOUND(404, "not_found", "The requested endpoint does not exist."),
    METHOD_NOT_ALLOWED(405, "method_not_allowed", "Method is not allowed for the requested path."),
    CONCURRENT_IDEMPOTENT_REQUESTS(
            409,
            "concurrent_idempotent_requests",
            "There is another request in progress with the same idempotency key."),
    INVALID_IDEMPOTENT_REQUEST(
            409,
            "invalid_idempotent_request",
            "This idempotency key has been used with this HTTP method and endpoint within the last 24 hours, but the"
                    + " request body was modified and doesn't match the original request."),
    RESOURCE_LOCKED(409, "resource_locked", "Another request is already updating this resource."),
    VALIDATION_ERROR(422, "validation_error", "An error was found with one or more fields in the request."),
    INVALID_ATTACHMENT(422, "invalid_attachment", "Attachment must have either a `content` or `path`."),
    INVALID_PARAMETER(422, "invalid_parameter", "The `parameter` must be a valid UUID."),
    MISSING_REQUIRED_FIELD(422, "missing_required_field", "The request body is missing one or more required fields."),
    MISSING_REQUIRED_PARAMETER(
            422, "missing_required_parameter", "The request is missing one or more required parameters."),
    RATE_LIMIT_EXCEEDED(
            429, "rate_limit_exceeded", "Too many requests. Please limit the number of requests per second."),
    DAILY_QUOTA_EXCEEDED(429, "daily_quota_exceeded", "You have exceeded your daily email sending quota."),
    MONTHLY_QUOTA_EXCEEDED(429, "monthly_quota_exceeded", "You have exceeded your monthly email sending quota."),
    APPLICATION_ERROR(500, "application_error", "An unexpected error occurred."),
    SERVICE_UNAVAILABLE(503, "service_unavailable", "API is temporarily unavailable");

    private final int status;
    private final String code;
    private final String message;

    ResendError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    public int status() {
        return status;
    }

    /** The {@code name} in the body. */
    public String code() {
        return code;
    }

    public Refusal because(String detail) {
        return new Refusal(this, detail);
    }

    public Refusal refusal() {
        return new Refusal(this, message);
    }

    HttpAnswer.Response response() {
        return response(message);
    }

    HttpAnswer.Response response(String detail) {
        return Json.response(
                status,
                Json.object().put("statusCode", status).put("message", detail).put("name", code));
    }
}
