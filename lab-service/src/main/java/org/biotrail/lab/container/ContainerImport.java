package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.lab.bench.BenchImport;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.LabCode;

/**
 * {@code POST /containers/imports}, the former tables {@code Mobile_containers} and {@code Static_containers} among what
 * it understands. A parent may stand before or after its children in a file.
 */
@ApplicationScoped
class ContainerImport extends BenchImport<ContainerDraft> {
    private static final int ALL_AT_ONCE = 10_000;

    private static final String FORGET = """
            with gone as (delete from container where id in (
              select cast(i.value as uuid) from jsonb_array_elements_text(from_json($1)) i) returning 1)
            select cast(count(*) as text) from gone""";

    @Inject
    Containers containers;

    ContainerImport() {
        super(ContainerDraft.class);
    }

    @Override
    public String things() {
        return "containers";
    }

    @Override
    protected String thing() {
        return "container";
    }

    @Override
    public int batchSize() {
        return ALL_AT_ONCE;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "code",
                "model",
                "name",
                "container",
                "position",
                "institution",
                "location",
                "storage_temperature",
                "reserved",
                "retired",
                "status",
                "status_reason",
                "status_comment",
                "comments",
                "alias",
                "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of(
                "container_id", "code",
                "container_model", "model",
                "container_type", "model",
                "parent_container", "container",
                "container_location", "institution",
                "old_id", "alias",
                "uuid_container", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.copy(body, "model", "container_model_id");
        row.copy(body, "institution", "institution_id");
        row.copy(body, "location", "location_id");
        row.same(body, "name", "position", "storage_temperature", "comments");
        row.text("container")
                .filter(text -> !text.equalsIgnoreCase("absent"))
                .ifPresent(text -> body.put("container", text));
        row.truth(body, "reserved", "reserved");
        row.truth(body, "retired", "retired");
        row.standing(body);
    }

    @Override
    protected Map<String, List<String>> resolve(String thing, List<String> texts, List<StagedRow> rows, ImportRun run) {
        Map<String, List<String>> found = new HashMap<>(run.resolve(thing, texts));
        if (thing.equals("container")) {
            Set<String> codes = new HashSet<>();
            rows.forEach(row -> row.text("code").map(LabCode::normal).ifPresent(codes::add));
            for (String text : texts) {
                String code = LabCode.normal(text);
                if (found.getOrDefault(text, List.of()).isEmpty() && codes.contains(code)) {
                    found.put(text, List.of(code));
                }
            }
        }
        return found;
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<ContainerDraft>> items, BenchRules rules) {
        return containers.make(tables, items, rules).chain(() -> forget(tables, items));
    }

    /** A container that cannot stand where its row says is reported, and not kept. */
    private static Uni<?> forget(Tables tables, List<Item<ContainerDraft>> items) {
        List<UUID> homeless = items.stream()
                .filter(item -> item.isMade() && !item.isSound())
                .map(Item::id)
                .toList();
        return homeless.isEmpty() ? Uni.createFrom().nullItem() : tables.ask(FORGET, homeless);
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<ContainerDraft>> met, BenchRules rules) {
        return containers.change(tables, met, rules);
    }
}
