package org.biotrail.lab.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.lab.bench.BenchImport;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Tables;

/** {@code POST /analyses/imports}, the former table {@code Mass_spectrometry_analysis} among what it understands. */
@ApplicationScoped
class AnalysisImport extends BenchImport<AnalysisDraft> {
    @Inject
    Analyses analyses;

    AnalysisImport() {
        super(AnalysisDraft.class);
    }

    @Override
    public String things() {
        return "analyses";
    }

    @Override
    protected String thing() {
        return "analysis";
    }

    @Override
    protected String keyColumn() {
        return "filename";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "filename",
                "aliquot",
                "extract",
                "batch",
                "kind",
                "control_kind",
                "injection_volume",
                "injection_volume_unit",
                "method",
                "instrument",
                "ms_batch",
                "polarity",
                "position",
                "state",
                "acquired_at",
                "operator",
                "converted",
                "processed",
                "status",
                "status_reason",
                "status_comment",
                "massive_id",
                "comments",
                "alias",
                "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of(
                "mass_spec_id", "filename",
                "aliquot_id", "aliquot",
                "lab_extract_id", "extract",
                "batch_id", "batch",
                "injection_method", "method",
                "ms_id", "instrument",
                "operator_initials", "operator",
                "added", "processed",
                "uuid_mass_spec", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.copy(body, "aliquot", "aliquot_id");
        row.copy(body, "extract", "extract_id");
        row.copy(body, "batch", "batch_id");
        row.copy(body, "method", "injection_method_id");
        row.copy(body, "instrument", "mass_spectrometer_id");
        row.copy(body, "ms_batch", "ms_batch_id");
        row.copy(body, "operator", "operator_initials");
        row.same(
                body,
                "filename",
                "kind",
                "control_kind",
                "injection_volume",
                "injection_volume_unit",
                "polarity",
                "position",
                "state",
                "massive_id",
                "comments");
        row.time(body, "acquired_at", "acquired_at");
        row.truth(body, "converted", "converted");
        row.truth(body, "processed", "processed");
        row.standing(body);
        // Former tables had one flag for both.
        if (body.path("processed").asBoolean() && !body.has("converted")) {
            body.put("converted", true);
        }
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<AnalysisDraft>> items, BenchRules rules) {
        return analyses.make(tables, items, rules);
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<AnalysisDraft>> met, BenchRules rules) {
        return analyses.change(tables, met, rules);
    }
}
