package org.biotrail.lab.batch;

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

/** {@code POST /batches/imports}, the former table {@code Batch} among what it understands. */
@ApplicationScoped
class BatchImport extends BenchImport<BatchDraft> {
    @Inject
    Batches batches;

    BatchImport() {
        super(BatchDraft.class);
    }

    @Override
    public String things() {
        return "batches";
    }

    @Override
    protected String thing() {
        return "batch";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "code",
                "type",
                "project",
                "short_description",
                "description",
                "comments",
                "reserved",
                "prepared_at",
                "expires_on",
                "lots",
                "status",
                "status_reason",
                "status_comment",
                "container",
                "position",
                "alias",
                "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("batch_id", "code", "batch_type", "type", "uuid_batch", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.copy(body, "type", "batch_type_id");
        row.copy(body, "project", "project_id");
        row.same(body, "short_description", "description", "comments", "expires_on", "container", "position");
        row.truth(body, "reserved", "reserved");
        row.time(body, "prepared_at", "prepared_at");
        row.json(body, "lots");
        row.standing(body);
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<BatchDraft>> items, BenchRules rules) {
        return batches.make(tables, items, rules);
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<BatchDraft>> met, BenchRules rules) {
        return batches.change(tables, met, rules);
    }
}
