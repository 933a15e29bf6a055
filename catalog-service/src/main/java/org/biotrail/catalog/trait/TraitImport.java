package org.biotrail.catalog.trait;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.catalog.imports.KeyedImport;
import org.biotrail.catalog.translation.TextColumns;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** Imports traits; one is met again by its export name, and changes only as far as its measurements allow. */
@ApplicationScoped
class TraitImport extends KeyedImport<TraitDraft, Trait> {
    private static final String MAY = "select trait_measured($1) as measured,"
            + " coalesce(trait_measured_by($1, $2), false) as own, trait_categories_used($3) <> '{}' as used";

    TraitImport() {
        super(
                TraitDraft.class,
                new Key(
                        "trait",
                        "export_name",
                        "duplicate_export_name",
                        "(select r.id from trait r where lower(r.export_name) = lower(b ->> 'export_name'))"));
    }

    @Override
    public String things() {
        return "traits";
    }

    @Override
    public boolean takesOtherColumns() {
        return true;
    }

    @Override
    public Map<String, String> aliases() {
        Map<String, String> aliases = new HashMap<>(super.aliases());
        aliases.put("wavenumber_min", "range_min");
        aliases.put("wavenumber_max", "range_max");
        return aliases;
    }

    @Override
    protected ObjectNode prepared(ObjectNode row, ImportRun run) {
        ObjectNode body = TextColumns.gathered(row, columns(), run);
        if (body.path("categories").isTextual()) {
            body.set("categories", categories(body.path("categories").asText()));
        }
        JsonNode categories = body.path("categories");
        if (!categories.isEmpty()) {
            String byDefault = TextColumns.byDefault(run);
            for (JsonNode category : categories) {
                if (category instanceof ObjectNode one) {
                    texts(one, byDefault);
                }
            }
        }
        return body;
    }

    /** A category without id is the stored one of its rank. */
    @Override
    protected ObjectNode met(ObjectNode said, ObjectNode stored) {
        for (JsonNode category : said.path("categories")) {
            for (JsonNode known : stored.path("categories")) {
                if (category instanceof ObjectNode one
                        && !one.has("id")
                        && one.path("rank").asInt() == known.path("rank").asInt()) {
                    one.set("id", known.get("id"));
                }
            }
        }
        return said;
    }

    @Override
    protected Trait entity(TraitDraft draft, ImportRun run) {
        Trait trait = new Trait();
        // An id in a draft is that of a stored category, with which the row was merged.
        List<Category> stored = new ArrayList<>();
        for (TraitDraft.CategoryDraft category :
                Objects.requireNonNullElse(draft.categories(), List.<TraitDraft.CategoryDraft>of())) {
            UUID id = category.id();
            Integer rank = category.rank();
            if (id != null && rank != null) {
                stored.add(new Category(id, rank, Map.of(), null));
            }
        }
        trait.categories = stored;
        return trait.apply(draft);
    }

    @Override
    protected Optional<Violation> refusal(JsonNode stored, Trait changed, ImportRun run) {
        Trait before = before(stored);
        Set<UUID> removed = Categories.removed(before.categories, changed.categories);
        var may = run.query(MAY, changed.id, run.actor().id(), removed.toArray(UUID[]::new))
                .iterator()
                .next();
        if (!may.getBoolean("measured")) {
            return Optional.empty();
        }
        if (may.getBoolean("used")) {
            return Optional.of(
                    new Violation("categories", "in_use", "There are measurements of a category that is removed"));
        }
        boolean allowed = may.getBoolean("own") || run.actor().isSuperAdmin();
        return changed.isOfAnotherKind(before) || (changed.meansOtherwise(before) && !allowed)
                ? Optional.of(new Violation("", "measured", "There are measurements of this trait"))
                : Optional.empty();
    }

    private Trait before(JsonNode stored) {
        Trait trait = new Trait();
        trait.exportName = stored.path("export_name").asText();
        trait.type = TraitType.of(stored.path("type").asText());
        trait.objects = json().convertValue(
                        stored.path("objects"),
                        json().getTypeFactory().constructCollectionType(List.class, String.class));
        trait.translations = json().convertValue(
                        stored.path("translations"),
                        json().getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        trait.unit =
                stored.hasNonNull("unit") ? UUID.fromString(stored.path("unit").asText()) : null;
        trait.rangeMin =
                stored.hasNonNull("range_min") ? stored.path("range_min").decimalValue() : null;
        trait.rangeMax =
                stored.hasNonNull("range_max") ? stored.path("range_max").decimalValue() : null;
        trait.valueLength =
                stored.hasNonNull("value_length") ? stored.path("value_length").asInt() : null;
        trait.linkType = stored.path("link_type").textValue();
        trait.categories = new CategoryColumn()
                .convertToEntityAttribute(stored.path("categories").toString());
        return trait;
    }

    private JsonNode categories(String text) {
        try {
            return json().readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw Problem.rule("categories", "json_syntax", "Categories are a list in JSON");
        }
    }

    /** {@code {"rank": 1, "name": {"en": "red"}}} says what {@code translations} say; a bare name the default language. */
    private static void texts(ObjectNode category, String byDefault) {
        for (String field : List.of("name", "description")) {
            JsonNode said = category.remove(field);
            if (said != null) {
                JsonNode byLanguage = said.isTextual() ? category.objectNode().set(byDefault, said) : said;
                byLanguage
                        .properties()
                        .forEach(text -> category.withObjectProperty("translations")
                                .withObjectProperty(text.getKey())
                                .set(field, text.getValue()));
            }
        }
    }
}
