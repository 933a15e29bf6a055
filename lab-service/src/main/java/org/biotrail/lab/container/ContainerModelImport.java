package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.NamedImport;
import org.biotrail.lab.bench.Tables;

/** {@code POST /container-models/imports}; new models take the rules of their kinds. */
@ApplicationScoped
class ContainerModelImport extends NamedImport<ContainerModel, ModelDraft> {
    private static final List<String> TEXTS = List.of(
            "name",
            "kind",
            "rows",
            "columns",
            "row_labels",
            "column_labels",
            "fill_order",
            "capacity",
            "volume",
            "volume_unit",
            "brand",
            "description");

    ContainerModelImport() {
        super(ContainerModel.class, ModelDraft.class);
    }

    @Override
    public String things() {
        return "container-models";
    }

    @Override
    protected String thing() {
        return "container_model";
    }

    @Override
    public List<String> columns() {
        return Stream.concat(TEXTS.stream(), Stream.of("is_finite", "retired", "id"))
                .toList();
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("uuid_container_model", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.same(body, TEXTS.toArray(String[]::new));
        row.truth(body, "is_finite", "is_finite");
        row.truth(body, "retired", "retired");
    }

    @Override
    protected ContainerModel grow(ModelDraft draft, BenchRules rules) {
        return new ContainerModel(draft, rules.units());
    }

    @Override
    protected void apply(ContainerModel model, ModelDraft draft, BenchRules rules) {
        model.apply(draft, rules.units());
    }

    @Override
    protected Uni<?> after(Tables tables, List<ContainerModel> made) {
        return made.isEmpty()
                ? Uni.createFrom().nullItem()
                : tables.ask(
                        Containers.GIVE_RULES,
                        made.stream().map(model -> model.id).toList());
    }

    @Override
    protected Uni<?> check(Tables tables, List<ContainerModel> models, List<Met<ModelDraft>> met) {
        return ModelFit.held(tables, models)
                .invoke(held -> IntStream.range(0, models.size())
                        .forEach(n -> met.get(n).item().check(() -> held.get(n).check(models.get(n)))));
    }
}
