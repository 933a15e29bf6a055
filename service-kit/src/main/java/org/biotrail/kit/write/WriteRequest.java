package org.biotrail.kit.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What the headers of a writing request say. */
record WriteRequest(
        String method,
        String path,
        Optional<String> ifMatch,
        Optional<String> idempotencyKey,
        String comment,
        String traceparent) {
    /** Of a tag such as {@code "7-pt"} the number says the version; whoever changes a thing changes it in all languages. */
    private static final Pattern LANGUAGE = Pattern.compile("(?<=\\d)-[A-Za-z0-9-]+\"$");

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** @throws Problem 400 for a header that cannot be used */
    static WriteRequest of(HttpServerRequest request) {
        return new WriteRequest(
                request.method().name(),
                request.path(),
                header(request, "If-Match"),
                header(request, "Idempotency-Key").map(WriteRequest::key),
                ChangeComment.of(request),
                traceparent(request.getHeader("traceparent")));
    }

    static String traceparent(@Nullable String header) {
        return header != null && TRACEPARENT.matcher(header).matches() ? header : "";
    }

    /** @throws Problem 412 when {@code If-Match} names other versions only */
    void requireVersion(long current) {
        boolean matches = ifMatch.map(tags -> Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*")
                                || LANGUAGE.matcher(tag).replaceFirst("\"").equals("\"" + current + "\"")))
                .orElse(true);
        if (!matches) {
            throw Problem.staleVersion(current);
        }
    }

    /**
     * Refuses what no column can keep, wherever it stands in a body.
     *
     * @throws Problem 400 without a body, 422 {@code format} for NUL and halves of characters
     */
    static <T extends JsonNode> T readable(@Nullable T body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            throw Problem.unreadable("", "body_required", "A JSON object is expected");
        }
        check("", body);
        return body;
    }

    private static void check(String field, JsonNode node) {
        if (node.isTextual()) {
            requireStorable(field, node.textValue());
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : Arrays.<JsonNode>asList()) {
            check(field + "[" + index++ + "]", element);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            requireStorable(field, member.getKey());
            check(field.isEmpty() ? member.getKey() : field + "." + member.getKey(), member.getValue());
        }
    }

    private static void requireStorable(String field, String text) {
        if (!Text.isStorable(text)) {
            throw Problem.rule(field, "format", "It may hold neither NUL nor halves of characters");
        }
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String key(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.unreadable("Idempotency-Key", "format", "A key has 1 to 255 printable ASCII characters");
        }
        return key;
    }
}
