package org.biotrail.kit.listing;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.stream.Collectors;

/** The types that every list has. */
enum StandardFormat implements Format {
    NDJSON("application/x-ndjson", "ndjson"),
    CSV("text/csv", "csv"),
    GEOJSON("application/geo+json", "geojson");

    private static final String LINE_END = "\r\n";

    private final String mediaType;
    private final String extension;

    StandardFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String extension() {
        return extension;
    }

    @Override
    public String select(List<Column> fields, Listing listing) {
        return switch (this) {
            case NDJSON -> "row_to_json(shown_row)::text";
            case CSV -> fields.stream().map(StandardFormat::cell).collect(Collectors.joining(", "));
            case GEOJSON ->
                "json_build_object('type', 'Feature', 'id', v.id, 'geometry', st_asgeojson(v."
                        + Column.quote(listing.geometry().orElseThrow())
                        + ", 15)::json, 'properties', row_to_json(shown_row))::text";
        };
    }

    @Override
    public String head(List<Column> fields) {
        return switch (this) {
            case NDJSON -> "";
            case CSV -> fields.stream().map(Column::name).collect(Collectors.joining(",")) + LINE_END;
            case GEOJSON -> "{\"type\":\"FeatureCollection\",\"features\":[";
        };
    }

    @Override
    public Buffer body(RowSet<Row> rows, List<Column> fields, boolean first) {
        StringBuilder text = new StringBuilder(rows.size() * 200);
        boolean separate = !first;
        for (Row row : rows) {
            switch (this) {
                case NDJSON -> text.append(row.getString(0)).append('\n');
                case CSV -> line(text, row, fields);
                case GEOJSON -> text.append(separate ? ",\n" : "").append(row.getString(0));
            }
            separate = true;
        }
        return Buffer.buffer(text.toString());
    }

    @Override
    public String tail() {
        return this == GEOJSON ? "]}\n" : "";
    }

    /** As JSON has it, without quotes: so that times are RFC 3339; lists are joined by {@code |}. */
    private static String cell(Column column) {
        String name = "v." + column.quoted();
        return switch (column.kind()) {
            case LIST -> "array_to_string(" + name + ", '|')";
            case GEOMETRY -> "st_astext(" + name + ")";
            case INSTANT -> "to_json(" + name + ") #>> '{}'";
            default -> name + "::text";
        };
    }

    private static void line(StringBuilder text, Row row, List<Column> fields) {
        for (int i = 0; i < fields.size(); i++) {
            String cell = row.getString(i);
            text.append(i == 0 ? "" : ",");
            if (cell != null) {
                Csv.append(text, cell, fields.get(i).kind());
            }
        }
        text.append(LINE_END);
    }
}
