package org.biotrail.sampling.label;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.biotrail.sampling.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Unused labels change hands; a used or void one among them refuses the whole.
 *
 * @param codes of the labels
 * @param range instead of codes: the id of a range, all of whose labels change hands
 * @param holderId who has them from now on
 */
record LabelReattribution(
        @Nullable List<String> codes,
        @Nullable String range,
        @Nullable String holderId) {

    /** Checks and changes, within the transaction; answers the labels. */
    Uni<JsonNode> carryOut(String holder, Write write) {
        return wished().flatMap(wished -> LabelSet.locked(wished)
                .flatMap(labels -> LabelSet.requireWriter(write.actor(), labels).replaceWith(labels))
                .invoke(LabelReattribution::requireUnused)
                .chain(() -> Sql.run(
                        "update label set holder_id = ?2"
                                + " where code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))",
                        Sql.list(wished),
                        holder))
                .chain(() -> LabelSet.shown(wished)));
    }

    private Uni<List<String>> wished() {
        if ((range == null) == (codes == null)) {
            throw Problem.rule("codes", "required", "Name either codes or a range");
        }
        if (codes != null) {
            return Uni.createFrom().item(LabelTransition.parsed(codes));
        }
        return Sql.json(
                        "select cast(jsonb_agg(l.code order by l.code) as text) from label l"
                                + " where l.label_range_id in (select label_range_matches(?1))",
                        String.valueOf(range))
                .map(LabelReattribution::texts);
    }

    private static List<String> texts(JsonNode found) {
        if (found.isNull()) {
            throw Problem.rule("range", "unknown_reference", "There is no such range");
        }
        List<String> codes = new java.util.ArrayList<>();
        found.forEach(code -> codes.add(code.asText()));
        return codes;
    }

    private static void requireUnused(JsonNode labels) {
        labels.forEach(label -> {
            if (!"reserved".equals(label.path("state").asText())) {
                throw Problem.conflict(
                        "codes",
                        "label_in_use",
                        label.path("code").asText() + " is "
                                + label.path("state").asText());
            }
        });
    }
}
