package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/** What is done with references. */
@ApplicationScoped
class Bibreferences {
    /** Two that ask for a free key at once would both be told the same. */
    private static final String ONE_AT_A_TIME =
            "select cast(pg_advisory_xact_lock(hashtext('biotrail.bibkey')) as text)";

    static final String TAKEN =
            "select lower(bibkey) from bibreference where lower(bibkey) like lower(%s) || '%%' and id <> %s";
    private static final String SUGGESTED = """
            select b.id, b.bibkey, b.citation
            from bibreference b
            where biotrail.fold(b.bibkey) like biotrail.begins($1)
               or biotrail.fold(left(b.title, 200)) like biotrail.begins($1)
               or (length($1) >= 3 and (biotrail.fold(b.title) like '%' || biotrail.begins($1)
                                        or biotrail.fold(b.author) like '%' || biotrail.begins($1)
                                        or biotrail.fold(b.bibkey) % biotrail.fold($1)))
            order by not biotrail.fold(b.bibkey) like biotrail.begins($1),
                     not biotrail.fold(left(b.title, 200)) like biotrail.begins($1),
                     similarity(biotrail.fold(b.bibkey), biotrail.fold($1)) desc, b.bibkey, b.id
            limit $2""";

    @Inject
    Pool pool;

    @Inject
    Suggestions suggestions;

    @Inject
    ObjectMapper json;

    @Inject
    DoiRegistries registries;

    /**
     * A body with an entry, where it has but a DOI: what Crossref or DataCite know of it.
     *
     * @return fails with 422 {@code unknown_doi}, or with 503 when they do not answer
     */
    Uni<ObjectNode> completed(Actor actor, ObjectNode body) {
        if (!body.path("doi").isTextual() || body.hasNonNull("bibtex")) {
            return Uni.createFrom().item(body);
        }
        Doi doi = Doi.parse(body.get("doi").textValue());
        return registries
                .find(actor, doi)
                .map(found -> found.orElseThrow(
                        () -> Problem.rule("doi", "unknown_doi", "Neither Crossref nor DataCite knows " + doi)))
                .map(csl -> body.deepCopy().put("bibtex", Csl.bibtex(csl)));
    }

    /** {@code {doi, bibtex, csl}} of a DOI; writes nothing. */
    Uni<JsonNode> lookup(Actor actor, Doi doi) {
        return registries.find(actor, doi).map(found -> {
            ObjectNode answer = json.createObjectNode().put("doi", doi.value());
            ObjectNode csl = found.orElseThrow(
                    () -> Problem.rule("doi", "unknown_doi", "Neither Crossref nor DataCite knows " + doi));
            String bibtex = Csl.bibtex(csl);
            BibtexEntry entry = BibtexEntry.parse(bibtex);
            return answer.put("bibtex", bibtex)
                    .put("citation", Citation.of(entry, Optional.of(doi)))
                    .set("csl", Csl.of(entry));
        });
    }

    Uni<Bibreference> make(BibreferenceDraft draft, boolean standardize) {
        Bibreference reference = new Bibreference();
        return keyed(reference, reference.apply(draft, standardize)).chain(reference::persist);
    }

    Uni<Bibreference> change(UUID id, BibreferenceDraft draft, boolean standardize) {
        return Bibreference.<Bibreference>findById(id)
                .flatMap(reference ->
                        keyed(reference, reference.apply(draft, standardize)).replaceWith(reference));
    }

    Uni<Void> remove(UUID id) {
        return Usage.requireNone("bibreference", id)
                .chain(() -> Bibreference.<Bibreference>findById(id))
                .chain(Bibreference::delete);
    }

    /** {@code {bibkey, standard_key}}: the key by rule that would be free for this reference. */
    Uni<JsonNode> standardKey(JsonNode stored) {
        BibtexEntry entry = BibtexEntry.parse(stored.path("bibtex").asText());
        StandardKey key = StandardKey.of(
                entry.names("author").isEmpty() ? entry.names("editor") : entry.names("author"),
                entry.year(),
                entry.text("title").orElse(""));
        UUID id = UUID.fromString(stored.path("id").asText());
        return pool.preparedQuery(TAKEN.formatted("$1", "$2"))
                .execute(Tuple.of(key.value(), id))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()))
                .map(taken -> json.createObjectNode()
                        .put("bibkey", stored.path("bibkey").asText())
                        .put("standard_key", key.free(taken)));
    }

    Uni<JsonNode> suggested(String text, int limit) {
        return suggestions.of(
                SUGGESTED,
                text,
                limit,
                row -> json.createObjectNode()
                        .put("id", row.getUUID("id").toString())
                        .put("bibkey", row.getString("bibkey"))
                        .put("citation", row.getString("citation")));
    }

    private static Uni<Bibreference> keyed(Bibreference reference, Optional<StandardKey> standard) {
        return standard.map(key -> taken(key, reference.id)
                        .invoke(taken -> reference.bibkey = key.free(taken))
                        .replaceWith(reference))
                .orElseGet(() -> Uni.createFrom().item(reference));
    }

    private static Uni<Set<String>> taken(StandardKey key, UUID besides) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ONE_AT_A_TIME)
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery(TAKEN.formatted("?1", "?2"), String.class)
                                .setParameter(1, key.value())
                                .setParameter(2, besides)
                                .getResultList()))
                .map(Set::copyOf);
    }
}
