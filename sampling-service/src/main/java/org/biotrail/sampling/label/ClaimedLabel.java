package org.biotrail.sampling.label;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.sampling.Sql;

/**
 * A label that something is about to bear; locked, so that it is not voided meanwhile.
 *
 * @param projectId whose label it is
 * @param timeZone of the project, for local times
 */
public record ClaimedLabel(String code, UUID projectId, Optional<String> timeZone) {
    private static final String CLAIM = """
            select cast(to_jsonb(x) as text) from (
                select l.state, l.project_id, p.time_zone
                  from label l left join project_copy p on p.id = l.project_id
                 where l.code = ?1 for no key update of l) x""";

    /**
     * Claims the label of a code as it was sent, within the transaction at hand.
     *
     * @param field that the code stands in
     * @return fails with 422 {@code code_malformed} (with {@code suggestion} where one repair gives a label), {@code
     *     unknown_label} or {@code label_void}
     */
    public static Uni<ClaimedLabel> claim(String field, String text) {
        try {
            String code = LabelCode.parse(text).toString();
            return Sql.json(CLAIM, code).map(label -> claimed(field, code, label));
        } catch (Problem malformed) {
            return suggestion(text).map(suggested -> {
                String message = malformed.violations().get(0).message();
                Problem problem = Problem.rule(field, "code_malformed", message);
                throw suggested.map(code -> problem.with("suggestion", code)).orElse(problem);
            });
        }
    }

    /** The one label that one repair of a malformed code gives. */
    private static Uni<Optional<String>> suggestion(String text) {
        List<String> repairs = new ArrayList<>(LabelCode.repairs(text));
        return repairs.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : Sql.text(
                        "select case when count(*) = 1 then min(code) end from label"
                                + " where code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))",
                        Sql.list(repairs));
    }

    private static ClaimedLabel claimed(String field, String code, JsonNode label) {
        if (label.isNull()) {
            throw Problem.rule(field, "unknown_label", "There is no label " + code);
        }
        if ("void".equals(label.path("state").asText())) {
            throw Problem.rule(field, "label_void", "The label " + code + " is void");
        }
        return new ClaimedLabel(
                code,
                UUID.fromString(label.path("project_id").asText()),
                Optional.ofNullable(label.path("time_zone").textValue()));
    }
}
