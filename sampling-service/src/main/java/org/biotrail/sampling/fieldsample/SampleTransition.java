package org.biotrail.sampling.fieldsample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.write.Write;
import org.biotrail.sampling.Sql;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Moves many samples to a stage, all or none.
 *
 * @param codes of the samples
 * @param stage where to
 * @param comment needed for going back
 */
record SampleTransition(
        @Nullable List<String> codes,

        @Schema(enumeration = {"collected", "received", "dried", "consumed"}) @Nullable
        String stage,

        Optional<String> comment) {
    private static final String MOVE = """
            update field_sample set stage = ?2
             where code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb))) and stage <> ?2""";

    /** Checks and moves, within the transaction; answers {@code {"data": […]}}. */
    Uni<JsonNode> carryOut(Write write) {
        SampleStage wanted = SampleStage.parse(stage == null ? "" : stage);
        List<String> wished = SampleSet.parsed(codes);
        return SampleSet.locked(wished, write.actor())
                .invoke(samples -> judge(samples, wanted, write.actor()))
                .chain(() -> Sql.run(MOVE, Sql.list(wished), wanted.word()))
                .chain(() -> SampleSet.shown(wished, write.actor()))
                .map(samples -> JsonNodeFactory.instance.objectNode().set("data", samples));
    }

    private void judge(JsonNode samples, SampleStage wanted, Actor actor) {
        samples.forEach(sample -> SampleStage.parse(sample.path("stage").asText())
                .requireMayBecome(
                        wanted,
                        comment.filter(text -> !text.isBlank()),
                        actor.kind() == Actor.Kind.SYSTEM,
                        actor.has(Permission.DATA_MANAGEMENT)));
    }
}
