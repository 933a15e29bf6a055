package org.biotrail.lab.aliquot;

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

/** {@code POST /aliquots/imports}, the former table {@code Aliquots} among what it understands. */
@ApplicationScoped
class AliquotImport extends BenchImport<AliquotDraft> {
    @Inject
    Aliquots aliquots;

    AliquotImport() {
        super(AliquotDraft.class);
    }

    @Override
    public String things() {
        return "aliquots";
    }

    @Override
    protected String thing() {
        return "aliquot";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "code",
                "extract",
                "volume",
                "volume_unit",
                "batch",
                "dilution_factor",
                "container",
                "position",
                "status",
                "status_reason",
                "status_comment",
                "prepared_at",
                "comments",
                "alias",
                "id",
                "aliquot_volume_microliter");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of(
                "aliquot_id", "code",
                "lab_extract_id", "extract",
                "batch_id", "batch",
                "mobile_container_id", "container",
                "uuid_aliquot", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.copy(body, "extract", "extract_id");
        row.copy(body, "batch", "batch_id");
        row.same(body, "volume", "volume_unit", "dilution_factor", "position", "comments");
        row.text("container")
                .filter(text -> !text.equalsIgnoreCase("absent"))
                .ifPresent(text -> body.put("container", text));
        row.time(body, "prepared_at", "prepared_at");
        row.standing(body);
        if (!body.has("volume") && row.text("aliquot_volume_microliter").isPresent()) {
            row.copy(body, "aliquot_volume_microliter", "volume");
            body.put("volume_unit", Aliquot.DEFAULT_UNIT);
        }
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<AliquotDraft>> items, BenchRules rules) {
        return aliquots.make(tables, items, rules);
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<AliquotDraft>> met, BenchRules rules) {
        return aliquots.change(tables, met, rules);
    }
}
