package org.biotrail.sampling.label;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.sampling.Sql;
import org.biotrail.sampling.access.FieldAccess;

/** Many labels at once, within the transaction at hand; always locked in the order of their codes. */
final class LabelSet {
    private static final String LOCKED = """
            select cast(coalesce(jsonb_agg(to_jsonb(l)), '[]') as text) from (
                select code, state, project_id, holder_id from label
                 where code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
                 order by code for update) l""";

    private static final String SHOWN = """
            select cast(jsonb_build_object('data', coalesce(jsonb_agg(
                     to_jsonb(l) - array['record_dataset_id', 'sample_dataset_id'] order by l.code), '[]')) as text)
              from label_view l where l.code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))""";

    private LabelSet() {}

    /** The labels of the codes, locked; fails with 422 {@code unknown_label} naming what does not exist. */
    static Uni<JsonNode> locked(List<String> codes) {
        return Sql.json(LOCKED, Sql.list(codes)).invoke(labels -> requireAll(codes, labels));
    }

    /** As {@code {"data": […]}}. */
    static Uni<JsonNode> shown(List<String> codes) {
        return Sql.json(SHOWN, Sql.list(codes));
    }

    /** Each project that the labels belong to must be one that the actor may write. */
    static Uni<Void> requireWriter(Actor actor, JsonNode labels) {
        Set<String> projects = new TreeSet<>();
        labels.forEach(label -> projects.add(label.path("project_id").asText()));
        return Multi.createFrom()
                .iterable(projects)
                .onItem()
                .transformToUniAndConcatenate(project -> FieldAccess.requireWrite(actor, project))
                .collect()
                .last();
    }

    private static void requireAll(List<String> codes, JsonNode labels) {
        Set<String> found = new HashSet<>();
        labels.forEach(label -> found.add(label.path("code").asText()));
        List<String> missing = new ArrayList<>(codes);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw Problem.rule(
                    "codes",
                    "unknown_label",
                    "There is no label " + String.join(", ", missing.subList(0, Math.min(20, missing.size()))));
        }
    }
}
