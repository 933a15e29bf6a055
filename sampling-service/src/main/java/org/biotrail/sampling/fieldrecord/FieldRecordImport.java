package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Problems;
import org.biotrail.kit.problem.Violation;
import org.biotrail.sampling.access.ImportAccess;
import org.biotrail.sampling.fieldrecord.StoredRecords.Label;
import org.biotrail.sampling.fieldrecord.StoredRecords.Met;
import org.biotrail.sampling.label.LabelCode;
import org.biotrail.sampling.label.LabelSuggestions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Field records from tables, as forms of the field give them. All or nothing by default; a row that was seen before and
 * says nothing new is unchanged, so a growing file can be sent every hour.
 */
@ApplicationScoped
class FieldRecordImport implements RowImport {
    private static final String DUPLICATES = """
            update job_row r set state = 'failed', violations = r.violations || jsonb_build_array(jsonb_build_object(
                   'field', 'sample_code', 'code', 'duplicate_in_file',
                   'message', d.code || ' stands in rows ' || d.numbers))
              from (select label_code("values" ->> 'sample_code') as code,
                           string_agg(number::text, ', ' order by number) as numbers, array_agg(number) as each
                      from job_row where job_id = $1 and btrim("values" ->> 'sample_code') <> ''
                     group by 1 having count(*) > 1) d
             where r.job_id = $1 and r.number = any (d.each)""";

    private static final String SAMPLES = """
            insert into field_sample (id, code, stage, dataset_id, import_job_id)
            select biotrail.uuid7(), r.sample_code, 'collected', r.dataset_id, $2
              from field_record r
             where r.id = any ($1) and not exists (select 1 from field_sample s where s.code = r.sample_code)
             order by r.sample_code""";

    private final ObjectMapper json;

    @ConfigProperty(name = "biotrail.sampling.time-zone", defaultValue = "UTC")
    ZoneId defaultZone;

    @Inject
    FieldRecordImport(ObjectMapper json) {
        this.json = json.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** A row on its way: what it says, and what it is going to be. */
    private record Candidate(FieldForm form, FieldRecord record, ObjectNode row, List<Violation> warnings) {}

    /** What a batch is read with. */
    private record Batch(
            ImportRun run,
            Optional<UUID> dataset,
            Set<UUID> writable,
            Map<String, Label> labels,
            Map<Object, Met> met,
            Map<Integer, FormPlaces.Found> places,
            LabelSuggestions suggestions,
            Set<Allowance> allowed) {}

    @Override
    public String things() {
        return "field-records";
    }

    @Override
    public List<String> columns() {
        return FieldForm.COLUMNS;
    }

    @Override
    public Map<String, String> aliases() {
        return FieldForm.ALIASES;
    }

    @Override
    public boolean takesOtherColumns() {
        return true;
    }

    @Override
    public boolean atomicByDefault() {
        return true;
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(
                "project", ImportOption.text("the project whose labels the records bear"),
                "qfield_project", ImportOption.text("the campaign of rows that name none"),
                "dataset", ImportOption.text("where the records stand"),
                "source_srid", ImportOption.text("the EPSG code of x_coord and y_coord"),
                "time_zone", ImportOption.text("of local times (IANA)"),
                "region", ImportOption.text("where the records lie: an ISO 3166 code or west,south,east,north"),
                "create_samples", ImportOption.flag("true: each record has its field sample at once", false),
                "allow_missing",
                        ImportOption.text(
                                "what rows may lack: date, coordinates, name, with commas between; for DATA_MANAGEMENT"));
    }

    @Override
    public void order(ImportRun run) {
        run.query(DUPLICATES, run.job());
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        Map<Integer, RowOutcome> outcomes = new HashMap<>();
        Optional<String> campaign = Optional.ofNullable(run.options().get("qfield_project"));
        List<FieldForm> forms = new ArrayList<>();
        for (StagedRow row : rows) {
            FieldForm form = FieldForm.read(row, campaign);
            if (form.code().isPresent()) {
                forms.add(form);
            } else {
                outcomes.put(
                        row.number(), RowOutcome.skipped(row.number(), "no_sample_id", "The row has no sample code"));
            }
        }
        Batch batch = batch(forms, run);
        List<Candidate> candidates = new ArrayList<>();
        forms.forEach(form -> candidate(form, batch, outcomes).ifPresent(candidates::add));
        write(candidates, batch, outcomes);
        return rows.stream().map(row -> known(outcomes, row.number())).toList();
    }

    private static RowOutcome known(Map<Integer, RowOutcome> outcomes, int number) {
        return Optional.ofNullable(outcomes.get(number)).orElseThrow();
    }

    private Batch batch(List<FieldForm> forms, ImportRun run) {
        Set<String> codes = new HashSet<>();
        Set<UUID> uuids = new HashSet<>();
        for (FieldForm form : forms) {
            form.code().flatMap(FieldRecordImport::parsed).ifPresent(codes::add);
            form.uuid().ifPresent(uuids::add);
        }
        Map<String, Label> labels = StoredRecords.labels(codes, run);
        Set<UUID> projects = labels.values().stream().map(Label::project).collect(Collectors.toSet());
        Set<Allowance> allowed = Allowance.parse(run.options().getOrDefault("allow_missing", ""));
        if (!allowed.isEmpty()) {
            run.actor().require(Permission.DATA_MANAGEMENT);
        }
        return new Batch(
                run,
                ImportAccess.dataset(run),
                ImportAccess.writable(projects, run),
                labels,
                StoredRecords.met(codes, uuids, run),
                FormPlaces.of(forms, run),
                LabelSuggestions.of(
                        forms.stream().flatMap(form -> form.code().stream()).toList(), run),
                allowed);
    }

    /** What a row is going to be; empty, with an outcome, where it breaks a rule. */
    private Optional<Candidate> candidate(FieldForm form, Batch batch, Map<Integer, RowOutcome> outcomes) {
        List<Violation> violations = new ArrayList<>(form.violations());
        List<Violation> warnings = new ArrayList<>();
        String sent = form.code().orElseThrow();
        Optional<Label> label = parsed(sent).map(batch.labels()::get);
        FormPlaces.Found found = batch.places().getOrDefault(form.number(), FormPlaces.Found.none());
        violations.addAll(found.violations());
        warnings.addAll(found.warnings());
        checkLabel(sent, label, batch, violations);
        // What was wrong before an own rule could be asked shows here; the rules add theirs.
        Optional<FieldRecord> record = record(form, label, found, batch, violations, warnings);
        checkSeen(form, batch, violations);
        checkHome(form, label, batch, violations);
        if (!violations.isEmpty() || record.isEmpty()) {
            outcomes.put(
                    form.number(),
                    RowOutcome.failed(
                            form.number(),
                            distinct(violations).stream()
                                    .map(violation -> batch.suggestions().in(violation, sent))
                                    .toList()));
            return Optional.empty();
        }
        FieldRecord made = record.get();
        made.importJobId = batch.run().job();
        batch.dataset().ifPresent(dataset -> made.datasetId = dataset);
        met(form, made.sampleCode, batch).ifPresent(known -> made.id = known.id());
        return Optional.of(new Candidate(form, made, row(form, made), warnings));
    }

    private Optional<FieldRecord> record(
            FieldForm form,
            Optional<Label> label,
            FormPlaces.Found found,
            Batch batch,
            List<Violation> violations,
            List<Violation> warnings) {
        Set<Allowance> allowed = new HashSet<>(batch.allowed());
        if (!found.violations().isEmpty()) {
            allowed.add(Allowance.COORDINATES);
        }
        try {
            ObjectNode draft = form.draft().deepCopy();
            if (!found.violations().isEmpty()) {
                draft.remove(List.of("latitude", "longitude"));
            }
            return Optional.of(FieldRecord.of(
                    json.treeToValue(draft, FieldRecordDraft.class),
                    new Circumstances(
                            zone(label, batch.run()),
                            Instant.now(),
                            found.place(),
                            allowed,
                            (code, field, message) -> warnings.add(new Violation(field, code, message)))));
        } catch (Problem broken) {
            violations.addAll(broken.violations());
        } catch (JsonProcessingException unreadable) {
            violations.addAll(Problems.unreadable(unreadable).violations());
        }
        return Optional.empty();
    }

    private static void checkLabel(String sent, Optional<Label> label, Batch batch, List<Violation> violations) {
        if (parsed(sent).isEmpty()) {
            return;
        }
        if (label.isEmpty()) {
            violations.add(new Violation("sample_code", "unknown_label", "There is no label " + sent));
        } else if (label.get().isVoid()) {
            violations.add(new Violation("sample_code", "label_void", "The label " + sent + " is void"));
        } else if (!batch.writable().contains(label.get().project())) {
            violations.add(new Violation("sample_code", "role_missing", "You do not work on the project of " + sent));
        } else if (ImportAccess.project(batch.run())
                .filter(project -> !project.equals(label.get().project()))
                .isPresent()) {
            violations.add(new Violation("sample_code", "other_project", sent + " belongs to another project"));
        }
    }

    /** The same code from another row of QField, and the same row under another code, are never the same thing. */
    private static void checkSeen(FieldForm form, Batch batch, List<Violation> violations) {
        Optional<String> code = form.code().flatMap(FieldRecordImport::parsed);
        Optional<Met> byCode = code.map(batch.met()::get);
        Optional<Met> byUuid = form.uuid().map(batch.met()::get);
        if (byUuid.isPresent() && !byUuid.get().code().equals(code.orElse(""))) {
            violations.add(new Violation(
                    "uuid_qfield",
                    "duplicate",
                    "This row is known as " + byUuid.get().code()));
        } else if (byUuid.isEmpty()
                && byCode.isPresent()
                && byCode.get().uuid() != null
                && form.uuid().isPresent()) {
            violations.add(new Violation(
                    "sample_code",
                    "label_used",
                    "Another row of the form bears " + byCode.get().code()));
        }
    }

    /** What stands in a dataset changes by who may write that. */
    private static void checkHome(FieldForm form, Optional<Label> label, Batch batch, List<Violation> violations) {
        Optional<String> wrong = label.flatMap(known ->
                        met(form, form.code().flatMap(FieldRecordImport::parsed).orElse(""), batch))
                .filter(known -> batch.run().onConflict() == OnConflict.UPDATE)
                .flatMap(known -> Optional.ofNullable(known.refusal()));
        wrong.ifPresent(code -> violations.add(new Violation(
                "sample_code",
                code,
                switch (code) {
                    case "dataset_locked" -> "The dataset of this record is locked";
                    case "label_used" -> "Another field record bears this label";
                    default -> "You do not write in the dataset of this record";
                })));
    }

    private static Optional<Met> met(FieldForm form, String code, Batch batch) {
        return form.uuid()
                .map(batch.met()::get)
                .or(() -> Optional.ofNullable(batch.met().get(code)));
    }

    private void write(List<Candidate> candidates, Batch batch, Map<Integer, RowOutcome> outcomes) {
        ArrayNode added = json.createArrayNode();
        ArrayNode seen = json.createArrayNode();
        List<Candidate> again = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (met(candidate.form(), candidate.record().sampleCode, batch).isPresent()) {
                seen.add(candidate.row());
                again.add(candidate);
            } else {
                added.add(candidate.row());
                tell(
                        RowOutcome.created(
                                candidate.form().number(), candidate.record().id.toString()),
                        candidate,
                        outcomes);
            }
        }
        Set<UUID> same = StoredRecords.same(seen, batch.run());
        ArrayNode changed = json.createArrayNode();
        for (Candidate candidate : again) {
            RowOutcome outcome = seenAgain(candidate, same.contains(candidate.record().id), batch.run());
            if (outcome.state() == RowOutcome.State.UPDATED) {
                changed.add(candidate.row());
            }
            tell(outcome, candidate, outcomes);
        }
        StoredRecords.insert(added, batch.run());
        StoredRecords.update(changed, batch.run());
        if (Boolean.parseBoolean(batch.run().options().getOrDefault("create_samples", "false"))) {
            createSamples(candidates, outcomes, batch.run());
        }
    }

    private static void tell(RowOutcome outcome, Candidate candidate, Map<Integer, RowOutcome> outcomes) {
        outcomes.put(outcome.number(), outcome.warned(candidate.warnings()));
    }

    private static RowOutcome seenAgain(Candidate candidate, boolean same, ImportRun run) {
        int number = candidate.form().number();
        String id = candidate.record().id.toString();
        if (same) {
            return RowOutcome.unchanged(number, id);
        }
        if (run.onConflict() == OnConflict.UPDATE) {
            return RowOutcome.updated(number, id);
        }
        String message = candidate.record().sampleCode + " is known with other contents";
        return run.onConflict() == OnConflict.SKIP
                ? RowOutcome.skipped(number, "duplicate", message)
                : RowOutcome.failed(number, List.of(new Violation("sample_code", "duplicate", message)));
    }

    private static void createSamples(List<Candidate> candidates, Map<Integer, RowOutcome> outcomes, ImportRun run) {
        UUID[] ids = candidates.stream()
                .filter(candidate -> known(outcomes, candidate.form().number()).state() != RowOutcome.State.FAILED)
                .map(candidate -> candidate.record().id)
                .toArray(UUID[]::new);
        run.query(SAMPLES, ids, run.job());
    }

    /** The columns of a record as JSON; what the row does not say is null, so that what was known stays. */
    private ObjectNode row(FieldForm form, FieldRecord made) {
        ObjectNode row = json.valueToTree(made);
        List.of("inat_upload", "is_wild", "status").stream()
                .filter(column -> !form.draft().has(column))
                .forEach(row::putNull);
        return row;
    }

    private ZoneId zone(Optional<Label> label, ImportRun run) {
        Optional<String> given = Optional.ofNullable(run.options().get("time_zone"));
        try {
            return given.or(() -> label.flatMap(known -> Optional.ofNullable(known.timeZone())))
                    .map(ZoneId::of)
                    .orElse(defaultZone);
        } catch (DateTimeException unknown) {
            throw Problem.rule("time_zone", "unknown_value", given.orElse("") + " is no time zone");
        }
    }

    private static Optional<String> parsed(String code) {
        try {
            return Optional.of(LabelCode.parse(code).toString());
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    private static List<Violation> distinct(List<Violation> violations) {
        return violations.stream().distinct().toList();
    }
}
