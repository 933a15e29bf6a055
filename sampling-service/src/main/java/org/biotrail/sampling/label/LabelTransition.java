package org.biotrail.sampling.label;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.Write;
import org.biotrail.sampling.Sql;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wish of a person about many labels at once; all change or none.
 *
 * @param codes of the labels
 * @param state {@code void} or {@code reserved}
 * @param reason why they are void
 */
record LabelTransition(
        @Nullable List<String> codes,

        @Schema(enumeration = {"reserved", "void"}) @Nullable
        String state,

        @Schema(enumeration = {"lost", "damaged", "misprinted", "duplicate", "other"})
        Optional<String> reason,

        Optional<String> comment) {
    private static final String CHANGE = """
            update label set state = ?2, state_reason = nullif(?3, ''), state_comment = nullif(?4, '')
             where code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))""";

    /** The reason of all its changes, for the record. */
    Optional<String> why() {
        return comment.filter(text -> !text.isBlank()).or(() -> reason);
    }

    /** Checks and changes, within the transaction; answers the labels. */
    Uni<JsonNode> carryOut(Write write) {
        LabelState wanted = LabelState.parse(state == null ? "" : state);
        Optional<LabelState.Reason> why = reason.map(LabelState.Reason::parse);
        List<String> wished = parsed(codes);
        return LabelSet.locked(wished)
                .flatMap(labels -> LabelSet.requireWriter(write.actor(), labels).replaceWith(labels))
                .invoke(labels -> judge(labels, wanted, why, write.actor()))
                .chain(() -> Sql.run(
                        CHANGE,
                        Sql.list(wished),
                        wanted.word(),
                        wanted == LabelState.VOID
                                ? why.map(LabelState.Reason::word).orElse("")
                                : "",
                        comment.orElse("")))
                .chain(() -> LabelSet.shown(wished));
    }

    private void judge(JsonNode labels, LabelState wanted, Optional<LabelState.Reason> why, Actor actor) {
        labels.forEach(label -> LabelState.parse(label.path("state").asText())
                .requireMayBecome(
                        wanted, label.path("code").asText(), why, comment, actor.has(Permission.DATA_MANAGEMENT)));
    }

    /** @throws Problem 422 with every code that is none */
    static List<String> parsed(@Nullable List<String> codes) {
        if (codes == null || codes.isEmpty()) {
            throw Problem.rule("codes", "required", "Name the labels");
        }
        Violations violations = new Violations();
        codes.forEach(code -> violations.collect("codes", () -> LabelCode.parse(code)));
        violations.throwIfAny();
        return codes.stream()
                .map(code -> LabelCode.parse(code).toString())
                .distinct()
                .sorted()
                .toList();
    }
}
