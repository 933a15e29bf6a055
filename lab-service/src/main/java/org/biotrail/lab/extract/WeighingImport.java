package org.biotrail.lab.extract;

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

/**
 * {@code POST /weighings/imports}: each row weighs a sample and makes the extract that begins with it. A weighing of the
 * same sample at the same time is the same weighing.
 */
@ApplicationScoped
class WeighingImport extends BenchImport<Weighing.Draft> {
    @Inject
    Weighings weighings;

    WeighingImport() {
        super(Weighing.Draft.class);
    }

    @Override
    public String things() {
        return "weighings";
    }

    @Override
    protected String thing() {
        return "weighing";
    }

    @Override
    protected String keyColumn() {
        return "sample";
    }

    @Override
    protected boolean namesItself() {
        return false;
    }

    @Override
    protected boolean bringsAliases() {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "sample",
                "mass",
                "mass_unit",
                "target_mass",
                "tolerance",
                "tolerance_kind",
                "override_reason",
                "balance",
                "weighed_at",
                "vessel_model",
                "container",
                "position",
                "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("field_sample_id", "sample", "mobile_container_id", "container");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.copy(body, "sample", "field_sample_id");
        row.copy(body, "vessel_model", "vessel_model_id");
        row.same(
                body,
                "mass",
                "mass_unit",
                "target_mass",
                "tolerance",
                "tolerance_kind",
                "override_reason",
                "balance",
                "position");
        row.text("container")
                .filter(text -> !text.equalsIgnoreCase("absent"))
                .ifPresent(text -> body.put("container", text));
        row.time(body, "weighed_at", "weighed_at");
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<Weighing.Draft>> items, BenchRules rules) {
        return weighings.meet(tables, items).chain(() -> weighings.make(tables, items, rules));
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<Weighing.Draft>> met, BenchRules rules) {
        return weighings.change(tables, met, rules);
    }
}
