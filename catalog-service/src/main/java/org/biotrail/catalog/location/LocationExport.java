package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.biotrail.kit.job.Export;
import org.biotrail.kit.job.ExportRun;
import org.biotrail.kit.listing.Csv;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Writes locations to GeoJSON or CSV, parents before what lies in them, with the columns of {@link LocationImport}:
 * what was exported can be imported. Coordinates are in WGS 84, whatever they were given in.
 */
@ApplicationScoped
class LocationExport implements Export {
    private static final List<String> COLUMNS = List.of(
            "name",
            "adm_level",
            "parent",
            "x",
            "y",
            "startx",
            "starty",
            "azimuth",
            "altitude",
            "ismarine",
            "related_locations",
            "country_code",
            "coordinate_uncertainty",
            "notes",
            "geometry_origin",
            "full_name",
            "id");

    /** One object of the columns for each location, and its geometry. */
    private static final String ROWS = """
            select jsonb_build_object(
                       'name', l.name, 'adm_level', l.adm_level,
                       'parent', location_full_name(subpath(l.path, 0, -1), ' > '),
                       'x', l.x, 'y', l.y, 'startx', l.startx, 'starty', l.starty,
                       'azimuth', case when l.adm_level in (100, 101) then l.azimuth end,
                       'altitude', l.altitude, 'ismarine', case when l.ismarine then true end,
                       'related_locations', (select string_agg(location_full_name(r.path, ' > '), ';' order by r.name, r.id)
                                             from location r where r.id = any (l.related_ids)),
                       'country_code', l.country_code, 'coordinate_uncertainty', l.coordinate_uncertainty,
                       'notes', l.notes, 'geometry_origin', l.geometry_origin,
                       'full_name', location_full_name(l.path, ' > '), 'id', l.id) as columns,
                   l.geom, l.id
            from location l
            where l.adm_level <> -1
              and ($1 = '' or l.path <@ (select r.path from location r where r.id = nullif($1, '')::uuid))
              and (cardinality($2::int[]) = 0 or l.adm_level = any ($2))
            order by l.adm_level, nlevel(l.path), l.name, l.id""";

    private static final String FEATURES = "select json_build_object('type', 'Feature', 'id', r.id, 'geometry',"
            + " st_asgeojson(r.geom, 15)::json, 'properties', jsonb_strip_nulls(r.columns))::text from (" + ROWS
            + ") r";
    private static final String TABLE = "select r.columns::text, st_astext(r.geom) from (" + ROWS + ") r";
    private static final String COUNT = "select count(*) from (" + ROWS + ") r";

    @Inject
    ObjectMapper json;

    /** What is to be written. */
    record Order(
            @Schema(description = "geojson or csv", examples = "geojson", required = true)
            String format,

            @Schema(description = "a location: it and all below it", examples = "Brazil > Amazonas")
            Optional<String> root,

            @Schema(description = "levels; all when absent", examples = "[99, 100]")
            Optional<List<Integer>> admLevel) {}

    @Override
    public String things() {
        return "locations";
    }

    @Override
    public Map<String, FileForm> formats() {
        return Map.of(
                "geojson", new FileForm("application/geo+json", "geojson"), "csv", new FileForm("text/csv", "csv"));
    }

    @Override
    public Set<String> options() {
        return Set.of("root", "adm_level");
    }

    @Override
    public void check(ObjectNode order) {
        JsonNode root = order.path("root");
        if (!root.isMissingNode() && !root.isNull() && !root.isTextual()) {
            throw Problem.rule("root", "wrong_type", "root is the id or a name of a location");
        }
        levels(order);
    }

    @Override
    public void write(ExportRun run, OutputStream file) throws IOException {
        String root = run.order().path("root").asText("");
        Integer[] levels = levels(run.order());
        run.expect(run.query(COUNT, root, levels).iterator().next().getLong(0));
        if (run.format().equals("csv")) {
            writeTable(run, file, root, levels);
        } else {
            writeFeatures(run, file, root, levels);
        }
    }

    private static void writeFeatures(ExportRun run, OutputStream file, String root, Integer[] levels)
            throws IOException {
        boolean[] first = {true};
        file.write(bytes("{\"type\":\"FeatureCollection\",\"features\":["));
        run.each(
                FEATURES,
                row -> {
                    file.write(bytes((first[0] ? "\n" : ",\n") + row.getString(0)));
                    first[0] = false;
                },
                root,
                levels);
        file.write(bytes("\n]}\n"));
    }

    private void writeTable(ExportRun run, OutputStream file, String root, Integer[] levels) throws IOException {
        file.write(bytes(String.join(",", COLUMNS) + ",geom\r\n"));
        run.each(TABLE, row -> file.write(bytes(line(row))), root, levels);
    }

    private String line(Row row) throws IOException {
        JsonNode columns = json.readTree(row.getString(0));
        StringBuilder line = new StringBuilder();
        for (String column : COLUMNS) {
            JsonNode value = columns.path(column);
            Csv.append(line, value.isNull() ? "" : value.asText(), value.isTextual());
            line.append(',');
        }
        Csv.append(line, row.getString(1), false);
        return line.append("\r\n").toString();
    }

    /** None for all. */
    private static Integer[] levels(ObjectNode order) {
        JsonNode levels = order.path("adm_level");
        if (levels.isMissingNode() || levels.isNull()) {
            return new Integer[0];
        }
        List<JsonNode> given = StreamSupport.stream(levels.spliterator(), false).toList();
        if (!levels.isArray() || given.isEmpty() || !given.stream().allMatch(JsonNode::isInt)) {
            throw Problem.rule("adm_level", "wrong_type", "adm_level is a list of levels");
        }
        return given.stream().map(JsonNode::intValue).toArray(Integer[]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
