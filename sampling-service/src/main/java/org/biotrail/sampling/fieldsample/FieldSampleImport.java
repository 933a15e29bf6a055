package org.biotrail.sampling.fieldsample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.sampling.access.ImportAccess;
import org.biotrail.sampling.label.LabelCode;
import org.biotrail.sampling.label.LabelSuggestions;
import org.jspecify.annotations.Nullable;

/** Field samples from tables: the code, and what is known of the tube. */
@ApplicationScoped
class FieldSampleImport implements RowImport {
    private static final String DUPLICATES = """
            update job_row r set state = 'failed', violations = r.violations || jsonb_build_array(jsonb_build_object(
                   'field', 'code', 'code', 'duplicate_in_file', 'message', d.code || ' stands in rows ' || d.numbers))
              from (select label_code("values" ->> 'code') as code,
                           string_agg(number::text, ', ' order by number) as numbers, array_agg(number) as each
                      from job_row where job_id = $1 and btrim("values" ->> 'code') <> ''
                     group by 1 having count(*) > 1) d
             where r.job_id = $1 and r.number = any (d.each)""";

    private static final String LABELS = """
            select l.code, l.state, l.project_id, s.id, s.dataset_id, s.stage, s.status_reason from label l left join field_sample s on s.code = l.code
             where l.code = any ($1) order by l.code for no key update of l""";

    private static final String ROWS =
            "with s as (select * from jsonb_populate_recordset(null::field_sample, $1::text::jsonb)) ";

    private static final String INSERT = ROWS + """
            insert into field_sample (id, code, stage, status, status_reason, is_mixed, dataset_id, notes, import_job_id)
            select id, code, coalesce(stage, 'received'), coalesce(status, 'ok'), status_reason, coalesce(is_mixed, false),
                   dataset_id, notes, import_job_id from s order by code""";

    private static final String CHANGED = ROWS + """
            select f.code from s join field_sample f on f.code = s.code
             where s.stage <> f.stage or s.status <> f.status or s.status_reason <> coalesce(f.status_reason, '')
                or s.is_mixed <> f.is_mixed or s.dataset_id is distinct from coalesce(s.dataset_id, f.dataset_id)
                or s.dataset_id <> f.dataset_id or s.notes <> coalesce(f.notes, '')""";

    /** A row that says otherwise what a signal said takes its sample out of it, as any other change does. */
    private static final String UPDATE =
            ROWS + """
            update field_sample f
               set stage = coalesce(s.stage, f.stage), status = coalesce(s.status, f.status),
                   status_reason = coalesce(s.status_reason, f.status_reason),
                   is_mixed = coalesce(s.is_mixed, f.is_mixed), dataset_id = coalesce(s.dataset_id, f.dataset_id),
                   notes = coalesce(s.notes, f.notes), status_scope = case when %1$s then 'self' else f.status_scope end,
                   signal_id = case when %1$s then null else f.signal_id end,
                   revokes = case when %1$s then null else f.revokes end,
                   status_at = case when %1$s then now() else f.status_at end
              from s where f.code = s.code""".formatted("s.status <> f.status or s.status_reason <> coalesce(f.status_reason, '')");

    /** A label that a row names, and the sample that bears it already. */
    private record Tube(
            boolean isVoid,
            UUID project,
            @Nullable UUID sample,
            @Nullable UUID dataset,
            @Nullable String stage,
            @Nullable String statusReason) {

        /** The stage that a row says, where its sample may come to it; an import gives no reason to go back. */
        SampleStage mayBecome(SampleStage wanted, boolean updates) {
            if (stage == null) {
                return wanted.requireByHand();
            }
            if (updates) {
                SampleStage.parse(stage).requireMayBecome(wanted, Optional.empty(), false, false);
            }
            return wanted;
        }
    }

    /**
     * The datasets that rows name or samples stand in.
     *
     * @param usual of the import, where a row names none
     * @param named the column's texts to ids
     * @param refused those that the import's actor may not write in, and why
     */
    private record Homes(Optional<UUID> usual, Map<String, List<String>> named, Map<UUID, String> refused) {

        static Homes of(List<StagedRow> rows, Map<String, Tube> tubes, ImportRun run) {
            List<String> texts = rows.stream()
                    .flatMap(row -> row.text("dataset").stream())
                    .distinct()
                    .toList();
            Map<String, List<String>> named = texts.isEmpty() ? Map.of() : run.resolve("dataset", texts);
            Set<UUID> all = new HashSet<>();
            named.values().forEach(ids -> ids.forEach(id -> all.add(UUID.fromString(id))));
            tubes.values().stream()
                    .flatMap(tube -> Optional.ofNullable(tube.dataset()).stream())
                    .forEach(all::add);
            return new Homes(ImportAccess.dataset(run), named, ImportAccess.refused(all, run));
        }

        /** Where the row's sample shall stand; what is wrong with it joins the violations. */
        Optional<UUID> of(StagedRow row, Optional<Tube> tube, boolean updates, List<Violation> violations) {
            Optional<UUID> wanted =
                    row.text("dataset").map(text -> one(text, violations)).orElse(usual);
            wanted.ifPresent(id -> check(id, violations));
            tube.filter(known -> updates)
                    .flatMap(known -> Optional.ofNullable(known.dataset()))
                    .filter(id -> !wanted.equals(Optional.of(id)))
                    .ifPresent(id -> check(id, violations));
            return wanted;
        }

        private Optional<UUID> one(String text, List<Violation> violations) {
            List<String> ids = named.getOrDefault(text, List.of());
            if (ids.size() == 1) {
                return Optional.of(UUID.fromString(ids.get(0)));
            }
            violations.add(new Violation(
                    "dataset",
                    ids.isEmpty() ? "unknown_reference" : "ambiguous_reference",
                    (ids.isEmpty() ? "No dataset is called " : "Several datasets are called ") + text));
            return Optional.empty();
        }

        private void check(UUID dataset, List<Violation> violations) {
            String code = refused.get(dataset);
            if (code != null) {
                violations.add(new Violation(
                        "dataset",
                        code,
                        code.equals("dataset_locked")
                                ? "The dataset is locked"
                                : "This needs the role collaborator or admin of the dataset"));
            }
        }
    }

    @Inject
    ObjectMapper json;

    @Override
    public String things() {
        return "field-samples";
    }

    @Override
    public List<String> columns() {
        return List.of("code", "stage", "status", "status_reason", "is_mixed", "dataset", "notes", "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("field_sample_id", "code", "sample_id", "code", "sample_code", "code", "uuid_field_sample", "id");
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(
                "project",
                ImportOption.text("the project of rows that name none"),
                "dataset",
                ImportOption.text("the dataset of rows that name none"));
    }

    @Override
    public void order(ImportRun run) {
        run.query(DUPLICATES, run.job());
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        Set<String> codes = new HashSet<>();
        rows.forEach(row -> row.text("code").flatMap(FieldSampleImport::parsed).ifPresent(codes::add));
        Map<String, Tube> tubes = tubes(codes, run);
        Set<UUID> projects = new HashSet<>();
        tubes.values().forEach(tube -> projects.add(tube.project()));
        Set<UUID> writable = ImportAccess.writable(projects, run);
        Homes homes = Homes.of(rows, tubes, run);
        LabelSuggestions suggestions = LabelSuggestions.of(
                rows.stream().flatMap(row -> row.text("code").stream()).toList(), run);
        boolean updates = run.onConflict() == OnConflict.UPDATE;

        List<RowOutcome> outcomes = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        ArrayNode added = json.createArrayNode();
        ArrayNode again = json.createArrayNode();
        for (StagedRow row : rows) {
            List<Violation> violations = new ArrayList<>();
            Optional<Tube> tube =
                    row.text("code").flatMap(FieldSampleImport::parsed).map(tubes::get);
            // Why a sample is not well may stand there already.
            Optional<String> reason = row.text("status_reason")
                    .or(() ->
                            tube.filter(known -> updates).flatMap(known -> Optional.ofNullable(known.statusReason())));
            ObjectNode sample = read(row, run, reason, homes.of(row, tube, updates, violations), violations);
            checkStage(row, tube, updates, sample, violations);
            String code = sample.path("code").asText();
            checkTube(code, tube, writable, violations);
            if (row.text("code").isEmpty()) {
                outcomes.add(RowOutcome.skipped(row.number(), "no_sample_id", "The row has no sample code"));
            } else if (!violations.isEmpty()) {
                String sent = row.text("code").orElse("");
                outcomes.add(RowOutcome.failed(
                        row.number(),
                        violations.stream()
                                .map(violation -> suggestions.in(violation, sent))
                                .toList()));
            } else if (tube.isPresent() && tube.get().sample() != null) {
                sample.put("id", tube.get().sample().toString());
                again.add(sample);
                seen.put(code, row.number());
            } else {
                added.add(sample);
                outcomes.add(RowOutcome.created(row.number(), sample.path("id").asText()));
            }
        }
        outcomes.addAll(seenAgain(again, seen, run));
        run.query(INSERT, added.toString());
        return outcomes;
    }

    private static Map<String, Tube> tubes(Set<String> codes, ImportRun run) {
        Map<String, Tube> tubes = new HashMap<>();
        run.query(LABELS, (Object) codes.toArray(String[]::new))
                .forEach(row -> tubes.put(
                        row.getString(0),
                        new Tube(
                                "void".equals(row.getString(1)),
                                row.getUUID(2),
                                row.getUUID(3),
                                row.getUUID(4),
                                row.getString(5),
                                row.getString(6))));
        return tubes;
    }

    private static void checkTube(String code, Optional<Tube> tube, Set<UUID> writable, List<Violation> violations) {
        if (code.isEmpty()) {
            return;
        }
        if (tube.isEmpty()) {
            violations.add(new Violation("code", "unknown_label", "There is no label " + code));
        } else if (tube.get().isVoid()) {
            violations.add(new Violation("code", "label_void", "The label " + code + " is void"));
        } else if (!writable.contains(tube.get().project())) {
            violations.add(new Violation("code", "role_missing", "You do not work on the project of " + code));
        }
    }

    private static void checkStage(
            StagedRow row, Optional<Tube> tube, boolean updates, ObjectNode sample, List<Violation> violations) {
        try {
            row.text("stage")
                    .map(SampleStage::parse)
                    .map(wanted ->
                            tube.map(known -> known.mayBecome(wanted, updates)).orElse(wanted))
                    .ifPresent(stage -> sample.put("stage", stage.word()));
        } catch (Problem broken) {
            violations.addAll(broken.violations());
        }
    }

    private ObjectNode read(
            StagedRow row, ImportRun run, Optional<String> reason, Optional<UUID> dataset, List<Violation> violations) {
        ObjectNode sample = json.createObjectNode();
        FieldSampleDraft draft = new FieldSampleDraft(
                row.text("code").orElse(null),
                dataset.orElse(null),
                row.text("is_mixed").map(FieldSampleImport::flag).orElse(null),
                null,
                row.text("status").orElse(null),
                reason.orElse(null),
                row.text("notes").orElse(null));
        try {
            String code = LabelCode.parse(row.text("code").orElse("")).toString();
            FieldSample made = FieldSample.of(code, draft, Instant.now());
            sample.put("code", code)
                    .put("id", id(row, made))
                    .put("import_job_id", run.job().toString());
            row.text("status").ifPresent(status -> sample.put("status", made.status));
            sample.put("status_reason", made.statusReason).put("notes", made.notes);
            row.text("is_mixed").ifPresent(mixed -> sample.put("is_mixed", made.isMixed));
            dataset.ifPresent(id -> sample.put("dataset_id", id.toString()));
        } catch (Problem broken) {
            broken.violations()
                    .forEach(v -> violations.add(new Violation(
                            v.field().equals("sample_code") ? "code" : v.field(), v.code(), v.message())));
        }
        return sample;
    }

    private static String id(StagedRow row, FieldSample made) {
        try {
            return row.text("id").map(UUID::fromString).orElse(made.id).toString();
        } catch (IllegalArgumentException unreadable) {
            throw Problem.rule("id", "format", "The id is no UUID");
        }
    }

    private static boolean flag(String text) {
        return Set.of("1", "true", "yes", "t", "y").contains(text.toLowerCase(Locale.ROOT));
    }

    private List<RowOutcome> seenAgain(ArrayNode again, Map<String, Integer> numbers, ImportRun run) {
        Set<String> changed = new HashSet<>();
        for (Row row : run.query(CHANGED, again.toString())) {
            changed.add(row.getString(0));
        }
        List<RowOutcome> outcomes = new ArrayList<>();
        ArrayNode updates = json.createArrayNode();
        again.forEach(sample -> {
            String code = sample.path("code").asText();
            String id = sample.path("id").asText();
            int number = numbers.getOrDefault(code, 0);
            if (!changed.contains(code)) {
                outcomes.add(RowOutcome.unchanged(number, id));
            } else if (run.onConflict() == OnConflict.UPDATE) {
                updates.add(sample);
                outcomes.add(RowOutcome.updated(number, id));
            } else if (run.onConflict() == OnConflict.SKIP) {
                outcomes.add(RowOutcome.skipped(number, "sample_exists", code + " exists with other contents"));
            } else {
                outcomes.add(RowOutcome.failed(
                        number, List.of(new Violation("code", "sample_exists", code + " exists with other contents"))));
            }
        });
        run.query(UPDATE, updates.toString());
        return outcomes;
    }

    private static Optional<String> parsed(String code) {
        try {
            return Optional.of(LabelCode.parse(code).toString());
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }
}
