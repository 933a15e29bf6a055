package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * How a row of a field form is read: other names of columns, booleans and numbers as forms write them, and where each
 * column belongs. What nobody knows goes to {@code extra} as it came.
 */
final class FieldForm {
    static final List<String> COLUMNS = List.of(
            "sample_code",
            "qfield_project",
            "source",
            "layer",
            "uuid_qfield",
            "date_time",
            "collector_fullname",
            "collector_inat",
            "collector_orcid",
            "observation_subject",
            "taxon_name",
            "name_proposition",
            "no_name_on_list",
            "field_sample_name",
            "match_name",
            "taxon_name_final",
            "ott_id",
            "rank",
            "wikidata_id",
            "inat_upload",
            "is_wild",
            "x_coord",
            "y_coord",
            "srid",
            "latitude",
            "longitude",
            "altitude",
            "coordinate_uncertainty",
            "ipen",
            "catalogue_number",
            "extracted_id",
            "comment_eco",
            "comment_env",
            "herbivory_percent",
            "temperature_celsius",
            "soil_type",
            "weather",
            "status",
            "status_comment",
            "geom");

    static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("sample_id", "sample_code"),
            Map.entry("field_sample_id", "sample_code"),
            Map.entry("field_sample_id_pk", "sample_code"),
            Map.entry("date", "date_time"),
            Map.entry("collection_date", "date_time"),
            Map.entry("matchedcanonical", "match_name"),
            Map.entry("wikidataid", "wikidata_id"),
            Map.entry("herbivory_(percent)", "herbivory_percent"),
            Map.entry("temperature_(°c)", "temperature_celsius"),
            Map.entry("temperature_°c", "temperature_celsius"),
            Map.entry("temperature_c", "temperature_celsius"));

    private static final Set<String> NUMBERS = Set.of(
            "x_coord",
            "y_coord",
            "latitude",
            "longitude",
            "altitude",
            "coordinate_uncertainty",
            "herbivory_percent",
            "temperature_celsius");
    private static final Set<String> FLAGS = Set.of("no_name_on_list", "inat_upload", "is_wild");
    private static final Set<String> EMPTY = Set.of("", "na", "nan");
    private static final Set<String> ELSEWHERE = Set.of("field_sample_name", "taxon_name_final", "geom");
    private static final String PICTURE = "picture_";

    private final StagedRow row;
    private final ObjectNode draft;
    private final List<Violation> violations = new ArrayList<>();

    private FieldForm(StagedRow row) {
        this.row = row;
        this.draft = row.values().objectNode();
    }

    /** Reads a row as the JSON of a draft; what cannot be read is in {@link #violations}. */
    static FieldForm read(StagedRow row, Optional<String> campaign) {
        FieldForm form = new FieldForm(row);
        ObjectNode extra = form.draft.objectNode();
        ObjectNode pictures = form.draft.objectNode();
        row.values().properties().forEach(cell -> {
            String column = cell.getKey();
            if (isEmpty(cell.getValue()) || ELSEWHERE.contains(column)) {
                return;
            }
            if (COLUMNS.contains(column)) {
                form.put(column, cell.getValue());
            } else if (column.toLowerCase(Locale.ROOT).startsWith(PICTURE)) {
                pictures.set(column.toLowerCase(Locale.ROOT).substring(PICTURE.length()), cell.getValue());
            } else {
                extra.set(column, cell.getValue());
            }
        });
        form.putNames(extra);
        form.putPoint();
        form.draft.set("extra", extra);
        form.draft.set("pictures", pictures);
        if (!form.draft.has("qfield_project")) {
            campaign.or(() -> row.text("layer")).ifPresent(name -> form.draft.put("qfield_project", name));
        }
        return form;
    }

    int number() {
        return row.number();
    }

    ObjectNode draft() {
        return draft;
    }

    List<Violation> violations() {
        return violations;
    }

    /** The sample code as it stood there; empty where the row has none. */
    Optional<String> code() {
        return text("sample_code");
    }

    Optional<UUID> uuid() {
        return text("uuid_qfield").map(UUID::fromString);
    }

    Optional<String> text(String column) {
        return Optional.ofNullable(draft.get(column)).map(JsonNode::asText);
    }

    @Nullable
    Double number(String column) {
        JsonNode value = draft.get(column);
        return value == null ? null : value.doubleValue();
    }

    private void put(String column, JsonNode value) {
        String text = value.asText().strip();
        if (FLAGS.contains(column)) {
            flag(text)
                    .ifPresentOrElse(
                            flag -> draft.put(column, flag),
                            () -> wrong(column, "boolean_invalid", "is neither yes nor no"));
        } else if (NUMBERS.contains(column)) {
            putNumber(column, text);
        } else if (column.equals("srid")) {
            putSrid(text);
        } else if (column.equals("uuid_qfield")) {
            putUuid(text);
        } else {
            draft.set(column, TextNode.valueOf(text));
        }
    }

    private void putNumber(String column, String text) {
        try {
            double number = Double.parseDouble(text.matches("[+-]?\\d*,\\d+") ? text.replace(',', '.') : text);
            if (Double.isFinite(number)) {
                draft.put(column, number);
            } else {
                wrong(column, "coordinates_out_of_range", "is not finite");
            }
        } catch (NumberFormatException unreadable) {
            wrong(column, "number_invalid", "is no number");
        }
    }

    private void putSrid(String text) {
        String digits = text.toUpperCase(Locale.ROOT).replace("EPSG:", "");
        if (digits.matches("\\d{1,6}")) {
            draft.put("srid", Integer.parseInt(digits));
        } else {
            wrong("srid", "crs_unknown", "is no EPSG code");
        }
    }

    private void putUuid(String text) {
        try {
            draft.put(
                    "uuid_qfield", UUID.fromString(text.replaceAll("[{}]", "")).toString());
        } catch (IllegalArgumentException unreadable) {
            wrong("uuid_qfield", "format", "is no UUID");
        }
    }

    /** field_sample_name fills a name that the form has under neither word; taxon_name_final is the resolved name. */
    private void putNames(ObjectNode extra) {
        row.text("field_sample_name")
                .filter(name -> !isEmpty(TextNode.valueOf(name)))
                .ifPresent(name -> {
                    if (!draft.has("taxon_name") && !draft.has("name_proposition")) {
                        boolean unlisted = draft.path("no_name_on_list").asBoolean(false);
                        draft.put(unlisted ? "name_proposition" : "taxon_name", name);
                    }
                });
        row.text("taxon_name_final")
                .filter(name -> !isEmpty(TextNode.valueOf(name)))
                .ifPresent(name -> {
                    String matched = draft.path("match_name").asText(name);
                    if (!matched.equals(name)) {
                        extra.put("MatchedCanonical", matched);
                    }
                    draft.put("match_name", name);
                });
    }

    /** A GeoJSON point goes before all other coordinates. */
    private void putPoint() {
        JsonNode geometry = row.values().path("geom");
        if (!geometry.isObject()) {
            return;
        }
        boolean many = "MultiPoint".equals(geometry.path("type").asText());
        JsonNode point = many ? geometry.path("coordinates").path(0) : geometry.path("coordinates");
        boolean one = many
                ? geometry.path("coordinates").size() == 1
                : "Point".equals(geometry.path("type").asText());
        if (!one || !point.path(0).isNumber() || !point.path(1).isNumber()) {
            violations.add(new Violation("geom", "geometry_not_point", "A field record lies at one point"));
            return;
        }
        draft.put("x_coord", point.path(0).doubleValue());
        draft.put("y_coord", point.path(1).doubleValue());
        draft.put("srid", 4326);
        if (point.path(2).isNumber() && !draft.has("altitude")) {
            draft.put("altitude", point.path(2).doubleValue());
        }
    }

    private void wrong(String column, String code, String message) {
        violations.add(new Violation(column, code, "'" + row.text(column).orElse("") + "' " + message));
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "t", "y" -> Optional.of(true);
            case "0", "false", "no", "f", "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isTextual()
                        && EMPTY.contains(value.textValue().strip().toLowerCase(Locale.ROOT)));
    }
}
