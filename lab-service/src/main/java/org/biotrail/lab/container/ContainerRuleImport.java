package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.BenchImport;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.jspecify.annotations.Nullable;

/** {@code POST /container-rules/imports}; a rule is its parent and its child, so the same once more changes nothing. */
@ApplicationScoped
class ContainerRuleImport extends BenchImport<ContainerRule.Draft> {
    private static final String KNOWN = """
            select cast(coalesce(jsonb_agg((select r.id from container_rule r where r.id = a.id
                or r.parent_model_id = a.parent and (r.child_model_id = a.child or r.child_thing = a.thing) limit 1) order by a.n),
              jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, id uuid, parent uuid, child uuid, thing text)""";

    private record Question(
            int n,
            @Nullable UUID id,
            @Nullable UUID parent,
            @Nullable UUID child,
            @Nullable String thing) {}

    ContainerRuleImport() {
        super(ContainerRule.Draft.class);
    }

    @Override
    public String things() {
        return "container-rules";
    }

    @Override
    protected String thing() {
        return "container_rule";
    }

    @Override
    protected String keyColumn() {
        return "parent_model";
    }

    @Override
    protected boolean namesItself() {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of("parent_model", "child_model", "child_thing", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.copy(body, "parent_model", "parent_model_id");
        row.copy(body, "child_model", "child_model_id");
        row.same(body, "child_thing");
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<ContainerRule.Draft>> items, BenchRules rules) {
        List<Item<ContainerRule.Draft>> sound =
                items.stream().filter(Item::isSound).toList();
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> question(n, sound.get(n)))
                .toList();
        return tables.ask(KNOWN, questions).chain(found -> {
            List<ContainerRule> made = new ArrayList<>();
            Set<ContainerRule.Draft> seen = new HashSet<>();
            for (int n = 0; n < sound.size(); n++) {
                Item<ContainerRule.Draft> item = sound.get(n);
                @Nullable UUID known = Rows.JSON.convertValue(found.get(n), UUID.class);
                if (item.isNew(known, false)) {
                    item.check(() -> made.add(grow(item, seen)));
                }
            }
            return tables.insert("container_rule", made);
        });
    }

    private static ContainerRule grow(Item<ContainerRule.Draft> item, Set<ContainerRule.Draft> seen) {
        ContainerRule rule = new ContainerRule(item.draft());
        if (!seen.add(item.draft())) {
            throw Problem.rule("parent_model", "duplicate", "This rule stands in the file twice");
        }
        item.givenId().ifPresent(id -> rule.id = id);
        item.becomes(rule.id);
        return rule;
    }

    private static Question question(int n, Item<ContainerRule.Draft> item) {
        ContainerRule.Draft draft = item.draft();
        return new Question(
                n, item.givenId().orElse(null), draft.parentModelId(), draft.childModelId(), draft.childThing());
    }

    /** What a rule is made of names it; nothing else of it could change. */
    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<ContainerRule.Draft>> met, BenchRules rules) {
        return Uni.createFrom().item(Set.of());
    }
}
