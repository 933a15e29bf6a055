package org.biotrail.sampling.label;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.sampling.Sql;

/** What a range of labels must know of its project. */
record LabelProject(UUID id, String code, boolean active) {

    /** The project of an id that was found before; part of the transaction. */
    static Uni<LabelProject> of(String id) {
        return Sql.json(
                        "select cast(to_jsonb(p) as text) from (select id, code, state from project_copy"
                                + " where id = cast(?1 as uuid)) p",
                        id)
                .map(LabelProject::of);
    }

    private static LabelProject of(JsonNode project) {
        String code = project.path("code").asText("");
        if (project.isNull() || code.isEmpty() || !project.path("code").isTextual()) {
            throw Problem.rule("project_code", "unknown_reference", "There is no project with such a code");
        }
        return new LabelProject(
                UUID.fromString(project.path("id").asText()),
                code,
                !"closed".equals(project.path("state").asText()));
    }

    /** @throws Problem 409 {@code project_closed} */
    LabelProject requireActive() {
        if (!active) {
            throw Problem.conflict("project_code", "project_closed", "The project " + code + " is closed");
        }
        return this;
    }
}
