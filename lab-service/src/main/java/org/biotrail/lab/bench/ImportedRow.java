package org.biotrail.lab.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.lab.status.Standing;

/** A row of a former database: its words for status, its truths and its times are understood. */
public record ImportedRow(StagedRow row) {
    private static final Map<String, String> OK = Map.of("ok", "ok", "present", "ok", "published", "ok", "draft", "ok");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d+)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?");

    public Optional<String> text(String column) {
        return row.text(column);
    }

    /** Copies a column as it is, under the draft's name. */
    public void copy(ObjectNode body, String column, String field) {
        JsonNode value = row.values().get(column);
        if (value != null
                && !value.isNull()
                && (!value.isTextual() || !value.textValue().isBlank())) {
            body.set(field, value.isTextual() ? body.textNode(value.textValue().strip()) : value);
        }
    }

    /** Copies columns that the draft calls the same. */
    public void same(ObjectNode body, String... columns) {
        for (String column : columns) {
            copy(body, column, column);
        }
    }

    /** A cell that holds JSON, or JSON itself; what is neither is left for the draft to refuse. */
    public void json(ObjectNode body, String column) {
        JsonNode value = row.values().get(column);
        if (value != null && value.isTextual() && !value.textValue().isBlank()) {
            try {
                body.set(column, Rows.JSON.readTree(value.textValue()));
            } catch (JsonProcessingException malformed) {
                body.set(column, value);
            }
        } else if (value != null && !value.isNull()) {
            body.set(column, value);
        }
    }

    /** {@code True}, {@code FALSE}, {@code 1}. */
    public void truth(ObjectNode body, String column, String field) {
        text(column).ifPresent(text -> {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "1" -> body.put(field, true);
                case "false", "f", "no", "0" -> body.put(field, false);
                default -> body.put(field, text);
            }
        });
    }

    /** A time with or without zone, or a day: without zone it is UTC, a day is its beginning. */
    public void time(ObjectNode body, String column, String field) {
        text(column).ifPresent(text -> {
            Matcher matcher = TIME.matcher(text);
            body.put(field, matcher.matches() ? instant(matcher) : text);
        });
    }

    private static String instant(Matcher matcher) {
        String zone = matcher.group(4);
        String withColon = zone == null || zone.equals("Z")
                ? "Z"
                : zone.contains(":") ? zone : zone.substring(0, 3) + ":" + zone.substring(3);
        String minutes = matcher.group(2) == null ? "00:00" : matcher.group(2);
        String seconds = matcher.group(3) == null ? ":00" : matcher.group(3);
        return java.time.OffsetDateTime.parse(matcher.group(1) + "T" + minutes + seconds + withColon)
                .toInstant()
                .toString();
    }

    /**
     * The status with its reason: OK, present, published, draft are ok; NOTOK is not_ok for another reason; lost, broken
     * and their like are not_ok with that reason.
     */
    public void standing(ObjectNode body) {
        same(body, "status_reason", "status_comment");
        text("status").ifPresent(text -> {
            String word = text.toLowerCase(Locale.ROOT);
            if (OK.containsKey(word)) {
                body.put("status", "ok");
            } else if (Standing.REASONS.contains(word)) {
                body.put("status", "not_ok").put("status_reason", word);
            } else if (word.equals("notok") || (word.equals("not_ok") && !body.has("status_reason"))) {
                body.put("status", "not_ok").put("status_reason", "other");
            } else {
                body.put("status", word);
            }
        });
    }
}
