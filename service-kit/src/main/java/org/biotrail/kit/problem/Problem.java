package org.biotrail.kit.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong, in the terms of RFC 9457; thrown by rules, answered by {@link ProblemMapper}. It knows no HTTP
 * library, so that entities and value types can throw it.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> details = new LinkedHashMap<>();
    private final transient Optional<Duration> retryAfter;

    private Problem(
            int status, String title, String detail, List<Violation> violations, Optional<Duration> retryAfter) {
        super(detail);
        this.status = status;
        this.title = title;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    private static Problem of(int status, String title, String detail, List<Violation> violations) {
        return new Problem(status, title, detail, violations, Optional.empty());
    }

    /** 422: one rule is broken. */
    public static Problem rule(String field, String code, String message) {
        return rules(List.of(new Violation(field, code, message)));
    }

    /** 422: rules are broken. */
    public static Problem rules(List<Violation> violations) {
        return of(422, "A rule is broken", summary(violations), violations);
    }

    /** 409: the thing contradicts another one, or what is made of it. */
    public static Problem conflict(String field, String code, String message) {
        return of(409, "Conflict", message, List.of(new Violation(field, code, message)));
    }

    /** 404: nothing of this name exists, or the caller may not see it. */
    public static Problem notFound(String what) {
        return of(404, "Not found", what + " does not exist", List.of());
    }

    /** 400: the request cannot be read; {@code field} is the parameter or header at fault, or empty. */
    public static Problem unreadable(String field, String code, String message) {
        return of(400, "Unreadable request", message, List.of(new Violation(field, code, message)));
    }

    /** 401: nobody, or nobody who can be believed. */
    public static Problem unauthenticated(String code, String message) {
        return of(401, "Not signed in", message, List.of(new Violation("", code, message)));
    }

    /** 403: known, but not allowed. */
    public static Problem forbidden(String code, String message) {
        return of(403, "Not allowed", message, List.of(new Violation("", code, message)));
    }

    /** 403: the field is set by the service, another value than the stored one was sent. */
    public static Problem forbiddenField(String field) {
        String message = field + " is set by the service";
        return of(403, "Not allowed", message, List.of(new Violation(field, "forbidden_field", message)));
    }

    /** 412: {@code If-Match} names another version. */
    public static Problem staleVersion(long current) {
        return of(412, "Changed meanwhile", "The thing is at version " + current, List.of())
                .with("version", current);
    }

    /** 412: somebody else changed the thing between reading and writing it. */
    public static Problem staleVersion() {
        return of(412, "Changed meanwhile", "The thing was changed meanwhile", List.of());
    }

    /** 405: what is asked for is done elsewhere. */
    public static Problem notAllowed(String message) {
        return of(405, "Method not allowed", message, List.of());
    }

    /** 406: there is no answer in a form that {@code Accept} takes. */
    public static Problem notAcceptable(String message) {
        return of(406, "Not acceptable", message, List.of());
    }

    /** Any other answer of HTTP's own. */
    static Problem http(int status, String title, String detail) {
        return of(status, title, detail, List.of());
    }

    /** 413: the body, or a part of it, is larger than allowed. */
    public static Problem tooLarge(String message) {
        return of(413, "Too large", message, List.of(new Violation("", "too_large", message)));
    }

    /** 415: the content type is not understood here. */
    public static Problem unsupportedType(String message) {
        return of(415, "Unsupported content type", message, List.of(new Violation("", "unsupported_type", message)));
    }

    /** 503: something this answer needs is away for now. */
    public static Problem unavailable(String code, String message, Duration retryAfter) {
        return new Problem(
                503,
                "Not available for now",
                message,
                List.of(new Violation("", code, message)),
                Optional.of(retryAfter));
    }

    /** Adds a member to the answer, for example {@code conflicting_id} or {@code candidates}. */
    public Problem with(String member, Object value) {
        details.put(member, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return violations;
    }

    public Map<String, Object> details() {
        return details;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    private static String summary(List<Violation> violations) {
        return violations.size() == 1
                ? violations.get(0).message()
                : violations.size() + " rules are broken, the first: "
                        + violations.get(0).message();
    }
}
