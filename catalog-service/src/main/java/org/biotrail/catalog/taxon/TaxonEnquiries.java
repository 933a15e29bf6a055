package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.catalog.taxon.TaxonLookups.Ambiguous;
import org.biotrail.catalog.taxon.TaxonLookups.Brought;
import org.biotrail.catalog.taxon.TaxonLookups.Completion;
import org.biotrail.catalog.taxon.TaxonLookups.Mode;
import org.biotrail.catalog.taxon.TaxonLookups.Way;
import org.biotrail.catalog.taxon.registry.NameUsage;
import org.biotrail.catalog.taxon.registry.RegistryName;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/**
 * Asks registries for what rows of an import leave out. What they answer is kept with the row until that is stored:
 * the columns that were missing, the name with all around it ({@code _brought}), what the writer is to be told
 * ({@code _told}), and why there is no answer ({@code _refused}).
 */
@ApplicationScoped
class TaxonEnquiries {
    /** Rows asked for at once; a registry gets four calls at once at most. */
    private static final int AT_ONCE = 4;

    /** What is known of the taxa that rows hang on: rows of the same file that are stored, or taxa that a text means. */
    private static final String PARENTS = """
            select n.number, v.kingdom, v.genus, v.species
            from jsonb_to_recordset($1::text::jsonb) n (number int, id uuid, text text)
            join taxon_view v on v.id = coalesce(n.id, (select min(m::text)::uuid from taxon_matches(n.text) m having count(*) = 1))""";

    private static final String KEEP = """
            update job_row r set "values" = r."values" || n.found
            from jsonb_to_recordset($2::text::jsonb) n (number int, found jsonb)
            where r.job_id = $1 and r.number = n.number""";

    @Inject
    TaxonLookups lookups;

    @Inject
    ObjectMapper json;

    /** A name with what is to be written around it, as it is kept with its row. */
    record Kept(RegistryName name, List<NameUsage> details, Optional<Kept> implied) {
        static Kept of(Brought brought) {
            return new Kept(
                    brought.name(),
                    List.copyOf(brought.details().values()),
                    brought.implied().map(Kept::of));
        }

        Brought brought() {
            Map<ExternalReference, NameUsage> byReference = new HashMap<>();
            details.forEach(usage -> usage.reference().ifPresent(reference -> byReference.put(reference, usage)));
            return new Brought(name, byReference, implied.map(Kept::brought));
        }
    }

    /** How an import asks; an import that does not say asks nobody. */
    static Way way(Map<String, String> options) {
        return new Way(
                Mode.of(Optional.of(options.getOrDefault("lookup", "off"))),
                Ambiguous.of(Optional.ofNullable(options.get("ambiguous"))));
    }

    /** Asks for rows that need it, and waits. */
    void ask(List<StagedRow> staged, ImportRun run) {
        Way way = way(run.options());
        List<TaxonRow> rows = staged.stream().map(TaxonRow::new).toList();
        Map<Integer, ObjectNode> parents = parents(rows, run);
        List<ObjectNode> found = Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUni(row -> asked(row, way, parents, run))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .await()
                .indefinitely();
        ArrayNode kept = json.createArrayNode();
        found.stream().filter(one -> !one.path("found").isEmpty()).forEach(kept::add);
        run.query(KEEP, run.job(), kept.toString());
    }

    /** The name that a registry brought for a row. */
    Optional<Brought> brought(TaxonRow row) {
        JsonNode kept = row.row().values().path("_brought");
        try {
            return kept.isObject()
                    ? Optional.of(json.treeToValue(kept, Kept.class).brought())
                    : Optional.empty();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Uni<ObjectNode> asked(TaxonRow row, Way way, Map<Integer, ObjectNode> parents, ImportRun run) {
        ObjectNode body = body(row);
        Optional<ObjectNode> parent =
                Optional.ofNullable(parents.get(row.number())).or(() -> named(row));
        return lookups.completion(run.actor(), body, way, Uni.createFrom().item(parent))
                .map(completion -> found(row, body, completion))
                .onFailure(Problem.class)
                .recoverWithItem(failure -> refused(failure))
                .map(found ->
                        json.createObjectNode().put("number", row.number()).set("found", found));
    }

    private ObjectNode body(TaxonRow row) {
        ObjectNode body = json.createObjectNode();
        Stream.of("name", "author", "author_id", "bibreference", "nomenclatural_code", "verbatim_rank", "hybrid")
                .forEach(column -> row.text(column).ifPresent(text -> body.put(column, text)));
        row.text("rank").or(() -> row.text("level")).ifPresent(rank -> body.put("rank", rank));
        row.text("parent").ifPresent(parent -> body.put("parent_id", parent));
        row.text("senior").ifPresent(senior -> body.put("senior_id", senior));
        row.valid().ifPresent(valid -> body.put("valid", valid));
        ArrayNode external = body.putArray("external");
        row.references()
                .forEach(reference -> external.addObject()
                        .put("registry", reference.registry())
                        .put("reference", reference.reference()));
        return body;
    }

    private ObjectNode found(TaxonRow row, ObjectNode body, Completion completion) {
        ObjectNode found = json.createObjectNode();
        ArrayNode told = json.createArrayNode();
        completion
                .lookup()
                .unavailable()
                .forEach(registry ->
                        told.addPOJO(new Violation("name", "registry_unavailable", registry + " gave no answer")));
        completion.brought().ifPresent(brought -> {
            Stream.of("rank", "author", "bibreference", "nomenclatural_code", "verbatim_rank")
                    .filter(column -> !body.has(column) && completion.body().hasNonNull(column))
                    .forEach(column ->
                            found.put(column, completion.body().path(column).asText()));
            if (!body.has("valid") && completion.body().path("valid").isBoolean()) {
                found.put("valid", completion.body().path("valid").asText());
            }
            completion
                    .body()
                    .path("external")
                    .forEach(reference -> found.put(
                            reference.path("registry").asText(),
                            reference.path("reference").asText()));
            row.references()
                    .forEach(reference -> Registry.find(
                                    Optional.ofNullable(reference.registry()).orElse(""))
                            .ifPresent(registry -> found.remove(registry.word())));
            found.set("_brought", json.valueToTree(Kept.of(brought)));
            TaxonLookups.differences(body, brought.name()).forEach(told::addPOJO);
        });
        if (!told.isEmpty()) {
            found.set("_told", json.valueToTree(told));
        }
        return found;
    }

    /** Several names that could be meant are told with the row, for who chooses one in its column. */
    private ObjectNode refused(Problem problem) {
        String candidates = problem.details().get("candidates") instanceof List<?> names
                ? names.stream()
                        .map(name -> name instanceof Map<?, ?> shown
                                ? shown.get("registry") + ":" + shown.get("reference") + " " + shown.get("name")
                                : "")
                        .collect(Collectors.joining("; ", ": ", ""))
                : "";
        List<Violation> why = problem.violations().isEmpty()
                ? List.of(new Violation("name", "registry_unavailable", problem.detail()))
                : problem.violations();
        return json.createObjectNode()
                .set(
                        "_refused",
                        json.valueToTree(why.stream()
                                .map(one -> new Violation(one.field(), one.code(), one.message() + candidates))
                                .toList()));
    }

    private Map<Integer, ObjectNode> parents(List<TaxonRow> rows, ImportRun run) {
        ArrayNode asked = json.createArrayNode();
        for (TaxonRow row : rows) {
            Optional<UUID> id = row.link("parent").map(number -> TaxonImport.idOf(run, number));
            if (id.isPresent() || row.text("parent").isPresent()) {
                asked.addObject()
                        .put("number", row.number())
                        .put("id", id.map(UUID::toString).orElse(null))
                        .put("text", row.text("parent").orElse(""));
            }
        }
        Map<Integer, ObjectNode> found = new HashMap<>();
        for (Row row : run.query(PARENTS, asked.toString())) {
            ObjectNode parent = json.createObjectNode();
            List.of("kingdom", "genus", "species").forEach(field -> parent.put(field, row.getString(field)));
            found.put(row.getInteger("number"), parent);
        }
        return found;
    }

    /** A parent that is not stored yet, as far as its name tells. */
    private Optional<ObjectNode> named(TaxonRow row) {
        return row.text("parent")
                .filter(text -> text.matches("\\p{Lu}\\S+( \\p{Ll}\\S+)?"))
                .map(text -> json.createObjectNode().put(text.indexOf(' ') < 0 ? "genus" : "species", text));
    }

    /** What was found out about rows that are not to be stored, or are to be told with them. */
    static List<Violation> told(StagedRow row, String column) {
        List<Violation> told = new ArrayList<>();
        row.values()
                .path(column)
                .forEach(one -> told.add(new Violation(
                        one.path("field").asText(),
                        one.path("code").asText(),
                        one.path("message").asText())));
        return told;
    }
}
