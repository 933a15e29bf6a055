package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.ImportRun;
import org.jspecify.annotations.Nullable;

/** Field records in the database, as an import meets and writes them: one statement for a batch. */
final class StoredRecords {
    /** What a row says is kept as it is; where it says nothing, what was known stays. */
    private static final List<String> KEPT = List.of(
            "qfield_project",
            "source",
            "layer",
            "uuid_qfield",
            "date_time",
            "date_verbatim",
            "collector_fullname",
            "collector_inat",
            "collector_orcid",
            "observation_subject",
            "match_name",
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
            "dataset_id");

    /** These belong together, an empty one says something too. */
    private static final List<String> NAMES = List.of("taxon_name", "name_proposition", "no_name_on_list");

    private static final List<String> OBJECTS = List.of("pictures", "extra");

    private static final Map<String, String> DEFAULTS =
            Map.of("inat_upload", "true", "is_wild", "false", "status", "'ok'", "pictures", "'{}'", "extra", "'{}'");

    private static final String ROWS =
            "with s as (select * from jsonb_populate_recordset(null::field_record, $1::text::jsonb)) ";

    private static final String INSERT = ROWS + "insert into field_record (id, sample_code, import_job_id, "
            + all().collect(Collectors.joining(", ")) + ") select s.id, s.sample_code, s.import_job_id, "
            + all().map(column -> DEFAULTS.containsKey(column)
                            ? "coalesce(s." + column + ", " + DEFAULTS.get(column) + ")"
                            : "s." + column)
                    .collect(Collectors.joining(", "))
            + " from s order by s.sample_code";

    private static final String SAME = ROWS + "select r.id from s join field_record r on r.id = s.id where "
            + Stream.of(
                            joined(KEPT, c -> "(s." + c + " is null or s." + c + " = r." + c + ")", " and "),
                            joined(NAMES, c -> "s." + c + " is not distinct from r." + c, " and "),
                            joined(OBJECTS, c -> "r." + c + " @> coalesce(s." + c + ", '{}')", " and "))
                    .collect(Collectors.joining(" and "));

    private static final String UPDATE = ROWS + "update field_record r set "
            + Stream.of(
                            joined(KEPT, c -> c + " = coalesce(s." + c + ", r." + c + ")", ", "),
                            joined(NAMES, c -> c + " = s." + c, ", "),
                            joined(OBJECTS, c -> c + " = r." + c + " || coalesce(s." + c + ", '{}')", ", "))
                    .collect(Collectors.joining(", "))
            + " from s where r.id = s.id";

    private static final String LABELS = """
            select l.code, l.state, l.project_id, p.time_zone from label l left join project_copy p on p.id = l.project_id
             where l.code = any ($1) order by l.code for no key update of l""";

    private static final String MET = """
            select r.id, r.sample_code, r.uuid_qfield,
                   case when r.dataset_id is not null and not $4 and r.dataset_id not in (select readable_datasets($3, $6)) then 'label_used'
                        when d.locked then 'dataset_locked'
                        when r.dataset_id is not null and not $4
                             and coalesce(dataset_role(r.dataset_id, $3, $5), '') not in ('admin', 'collaborator') then 'role_missing' end
              from field_record r left join dataset_copy d on d.id = r.dataset_id
             where r.sample_code = any ($1) or r.uuid_qfield = any ($2)""";

    /** A label that a row names. */
    record Label(boolean isVoid, UUID project, @Nullable String timeZone) {}

    /**
     * A record that is there already.
     *
     * @param refusal why the import's actor may not change it: {@code dataset_locked}, {@code role_missing}, {@code
     *     label_used} by one that they may not even see, or null
     */
    record Met(
            UUID id,
            String code,
            @Nullable UUID uuid,
            @Nullable String refusal) {}

    private StoredRecords() {}

    /** The labels of the codes, locked in their order. */
    static Map<String, Label> labels(Set<String> codes, ImportRun run) {
        Map<String, Label> labels = new HashMap<>();
        run.query(LABELS, (Object) codes.toArray(String[]::new))
                .forEach(row -> labels.put(
                        row.getString(0),
                        new Label("void".equals(row.getString(1)), row.getUUID(2), row.getString(3))));
        return labels;
    }

    /** The records of these codes or rows of QField, by both. */
    static Map<Object, Met> met(Set<String> codes, Set<UUID> uuids, ImportRun run) {
        Map<Object, Met> met = new HashMap<>();
        for (Row row : run.query(
                MET,
                codes.toArray(String[]::new),
                uuids.toArray(UUID[]::new),
                run.actor().id(),
                run.actor().has(Permission.DATA_MANAGEMENT),
                run.actor().has(Permission.DATA_EDIT),
                run.actor().granted())) {
            Met one = new Met(row.getUUID(0), row.getString(1), row.getUUID(2), row.getString(3));
            met.put(one.code(), one);
            if (one.uuid() != null) {
                met.put(one.uuid(), one);
            }
        }
        return met;
    }

    static void insert(ArrayNode rows, ImportRun run) {
        if (!rows.isEmpty()) {
            run.query(INSERT, rows.toString());
        }
    }

    static void update(ArrayNode rows, ImportRun run) {
        if (!rows.isEmpty()) {
            run.query(UPDATE, rows.toString());
        }
    }

    /** Of the rows those that say nothing new. */
    static Set<UUID> same(ArrayNode rows, ImportRun run) {
        Set<UUID> same = new HashSet<>();
        if (!rows.isEmpty()) {
            run.query(SAME, rows.toString()).forEach(row -> same.add(row.getUUID(0)));
        }
        return same;
    }

    private static Stream<String> all() {
        return Stream.of(KEPT, NAMES, OBJECTS).flatMap(List::stream);
    }

    private static String joined(List<String> columns, UnaryOperator<String> each, String between) {
        return columns.stream().map(each).collect(Collectors.joining(between));
    }
}
