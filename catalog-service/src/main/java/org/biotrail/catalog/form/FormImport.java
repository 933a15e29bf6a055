package org.biotrail.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.imports.KeyedImport;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;

/**
 * Imports forms; one is met again by the importing owner and its name. {@code traits} are export names with semicolons
 * between, {@code *} behind those that are mandatory.
 */
@ApplicationScoped
class FormImport extends KeyedImport<FormDraft, Form> {
    FormImport() {
        super(
                FormDraft.class,
                new Key(
                        "form",
                        "name",
                        "duplicate_name",
                        "(select f.id from form f where f.owner_id = biotrail.actor_id() and lower(f.name) = lower(b ->> 'name'))"));
    }

    @Override
    public String things() {
        return "forms";
    }

    @Override
    protected ObjectNode prepared(ObjectNode row, ImportRun run) {
        JsonNode given = row.path("traits");
        ArrayNode traits = row.arrayNode();
        if (given.isTextual()) {
            for (String name : given.asText().split(";", -1)) {
                if (!name.isBlank()) {
                    boolean mandatory = name.strip().endsWith("*");
                    traits.addObject()
                            .put("trait_id", name.strip().replaceAll("\\*$", ""))
                            .put("mandatory", mandatory);
                }
            }
        } else {
            given.forEach(item -> traits.add(item.deepCopy()));
        }
        resolve(traits, run);
        if (!given.isMissingNode()) {
            row.set("traits", traits);
        }
        return row;
    }

    @Override
    protected Form entity(FormDraft draft, ImportRun run) {
        Form form = new Form().apply(draft);
        form.ownerId = run.actor().id();
        List<String> others = new ArrayList<>();
        run.query(Forms.NOT_APPLICABLE.formatted("$1", "$2"), Forms.ids(form), form.objectType)
                .forEach(row -> others.add(row.getString(0)));
        Forms.requireNone(others, form);
        return form;
    }

    private static void resolve(ArrayNode traits, ImportRun run) {
        List<String> names = new ArrayList<>();
        traits.forEach(item -> names.add(item.path("trait_id").asText()));
        Map<String, List<String>> known = names.isEmpty() ? Map.of() : run.resolve("trait", names);
        traits.forEach(item -> {
            List<String> ids = known.getOrDefault(item.path("trait_id").asText(), List.of());
            if (ids.size() != 1) {
                throw Problem.rule(
                        "traits",
                        "unknown_reference",
                        "No trait is known as " + item.path("trait_id").asText());
            }
            ((ObjectNode) item).put("trait_id", ids.get(0));
        });
    }
}
