package org.biotrail.lab.extract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.lab.bench.BenchImport;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Tables;

/** {@code POST /extracts/imports}, the former table {@code Lab_extracts} among what it understands. */
@ApplicationScoped
class ExtractImport extends BenchImport<ExtractDraft> {
    private static final String LEGACY_UNIT = "legacy_weight_unit";

    @Inject
    Extracts extracts;

    ExtractImport() {
        super(ExtractDraft.class);
    }

    @Override
    public String things() {
        return "extracts";
    }

    @Override
    protected String thing() {
        return "extract";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "code",
                "sample",
                "kind",
                "control_kind",
                "pooled_from",
                "method",
                "batch",
                "project",
                "dataset",
                "stage",
                "dried_weight",
                "dried_weight_unit",
                "solvent_volume",
                "solvent_volume_unit",
                "extract_volume",
                "extract_volume_unit",
                "beads",
                "container",
                "position",
                "status",
                "status_reason",
                "status_comment",
                "extracted_at",
                "operator_id",
                "comments",
                "alias",
                "id",
                "dried_plant_weight",
                "solvent_volume_micro");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of(
                "lab_extract_id", "code",
                "field_sample_id", "sample",
                "extraction_method", "method",
                "batch_id", "batch",
                "mobile_container_id", "container",
                "uuid_lab_extract", "id");
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(LEGACY_UNIT, ImportOption.text("the unit of dried_plant_weight; mg otherwise"));
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        boolean blank = row.text("sample").filter("blank"::equalsIgnoreCase).isPresent();
        if (blank) {
            body.put("kind", "blank");
        } else {
            row.copy(body, "sample", "field_sample_id");
        }
        row.copy(body, "method", "extraction_method_id");
        row.copy(body, "batch", "batch_id");
        row.copy(body, "project", "project_id");
        row.copy(body, "dataset", "dataset_id");
        row.same(
                body,
                "kind",
                "control_kind",
                "stage",
                "dried_weight",
                "dried_weight_unit",
                "solvent_volume",
                "solvent_volume_unit",
                "extract_volume",
                "extract_volume_unit",
                "beads",
                "position",
                "operator_id",
                "comments");
        row.text("container")
                .filter(text -> !text.equalsIgnoreCase("absent"))
                .ifPresent(text -> body.put("container", text));
        row.text("pooled_from").ifPresent(text -> {
            for (String code : text.split("[;,]", -1)) {
                body.withArray("pooled_from").add(code.strip());
            }
        });
        row.time(body, "extracted_at", "extracted_at");
        row.standing(body);
        former(row, body, "dried_plant_weight", "dried_weight", run.options().getOrDefault(LEGACY_UNIT, "mg"));
        former(row, body, "solvent_volume_micro", "solvent_volume", "uL");
    }

    /** A column of a former table, in a unit that its name or an option tells; the new column goes before it. */
    private static void former(ImportedRow row, ObjectNode body, String column, String field, String unit) {
        if (!body.has(field) && row.text(column).isPresent()) {
            row.copy(body, column, field);
            body.put(field + "_unit", unit);
        }
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<ExtractDraft>> items, BenchRules rules) {
        return extracts.make(tables, items, rules);
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<ExtractDraft>> met, BenchRules rules) {
        return extracts.change(tables, met, rules);
    }
}
