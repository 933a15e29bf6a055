package org.biotrail.catalog.trait;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.translation.Translations;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;

/** What is done with traits, and what may be done once they are measured. */
@ApplicationScoped
class Traits {
    private static final String SIMILAR = """
            select t.id, t.export_name, t.type, s.score
            from trait_similar(%s) s join trait t on t.id = s.id
            order by t.type = %s desc, s.score desc, t.id""";
    private static final String SUGGESTED = """
            select t.id, t.export_name, text_in(t.translations, t.languages, '{}', 'name') as name
            from trait t
            where biotrail.fold(t.export_name) like biotrail.begins($1)
               or exists (select from translation w
                          where w.thing_type = 'trait' and w.thing_id = t.id and w.rank = 0
                            and (biotrail.fold(w.name) like biotrail.begins($1)
                                 or length($1) >= 3 and biotrail.fold(w.name) % biotrail.fold($1)))
               or length($1) >= 3 and biotrail.fold(t.export_name) % biotrail.fold($1)
            order by not biotrail.fold(t.export_name) like biotrail.begins($1),
                     similarity(biotrail.fold(t.export_name), biotrail.fold($1)) desc, t.export_name
            limit $2""";

    @Inject
    Pool pool;

    @Inject
    Suggestions suggestions;

    @Inject
    ObjectMapper json;

    /** Stores a new trait; warns of similar ones, or refuses then. */
    Uni<Trait> make(TraitDraft draft, boolean refuseSimilar, Write write) {
        Trait trait = new Trait().apply(draft);
        return alike(trait).invoke(found -> tell(found, refuseSimilar, write)).chain(() -> trait.<Trait>persist());
    }

    /** Changes a trait, as far as its measurements allow. */
    Uni<Trait> change(UUID id, TraitDraft draft, Actor actor) {
        return Trait.<Trait>findById(id).flatMap(trait -> {
            Trait before = trait.snapshot();
            trait.apply(draft);
            return measured(id)
                    .flatMap(measured -> measured
                            ? allowed(trait, before, actor)
                            : Uni.createFrom().voidItem())
                    .chain(() -> named(Categories.logName(before.categories, trait.categories)))
                    .replaceWith(trait);
        });
    }

    /** Removes a trait that nobody has measured. */
    Uni<Void> remove(UUID id, Actor actor) {
        return Trait.<Trait>findById(id)
                .invoke(trait -> {
                    if (!trait.createdBy.equals(actor.id()) && !actor.isSuperAdmin()) {
                        throw Problem.forbidden(
                                "not_the_creator", "A trait is removed by who entered it, or by a super admin");
                    }
                })
                .call(() -> measured(id).invoke(measured -> {
                    if (measured) {
                        throw Problem.forbidden("measured", "There are measurements of this trait");
                    }
                }))
                .call(() -> Usage.requireNone("trait", id))
                .chain(Trait::delete);
    }

    /** Traits that may be the one described, the likeliest first. */
    Uni<JsonNode> similar(Optional<String> exportName, Optional<String> name, Optional<String> description) {
        return pool.preparedQuery(SIMILAR.formatted("$1, $2, $3, '', null", "''"))
                .execute(Tuple.of(
                        exportName.orElse(""),
                        name.stream().toArray(String[]::new),
                        description.stream().toArray(String[]::new)))
                .map(rows -> {
                    ArrayNode found = json.createArrayNode();
                    rows.forEach(row -> found.addObject()
                            .put("id", row.getUUID("id").toString())
                            .put("export_name", row.getString("export_name"))
                            .put("type", row.getString("type"))
                            .put("score", row.getFloat("score")));
                    return json.createObjectNode().set("data", found);
                });
    }

    Uni<JsonNode> suggested(String text, int limit) {
        return suggestions.of(
                SUGGESTED,
                text,
                limit,
                row -> json.createObjectNode()
                        .put("id", row.getUUID("id").toString())
                        .put("export_name", row.getString("export_name"))
                        .put("name", row.getString("name")));
    }

    /** A body whose categories have their plain texts in the language that they are written in. */
    static ObjectNode written(ObjectNode body, String language) {
        ObjectNode whole = Translations.body(body, language);
        if (whole.get("categories") instanceof ArrayNode categories) {
            for (int i = 0; i < categories.size(); i++) {
                if (categories.get(i) instanceof ObjectNode category) {
                    categories.set(i, Translations.body(category, language));
                }
            }
        }
        return whole;
    }

    private static Uni<Void> allowed(Trait trait, Trait before, Actor actor) {
        if (trait.isOfAnotherKind(before)) {
            throw measured();
        }
        Set<UUID> removed = Categories.removed(before.categories, trait.categories);
        return used(removed)
                .invoke(used -> {
                    if (used) {
                        throw Problem.conflict(
                                "categories", "in_use", "There are measurements of a category that is removed");
                    }
                })
                .chain(() -> !trait.meansOtherwise(before) || actor.isSuperAdmin()
                        ? Uni.createFrom().item(true)
                        : ask("select coalesce(trait_measured_by(?1, ?2), false)", trait.id, actor.id()))
                .invoke(may -> {
                    if (!may) {
                        throw measured();
                    }
                })
                .replaceWithVoid();
    }

    private static Problem measured() {
        return Problem.forbidden(
                "measured", "There are measurements of this trait, and they would mean something else");
    }

    private static Uni<Boolean> measured(UUID id) {
        return ask("select trait_measured(?1)", id);
    }

    private static Uni<Boolean> used(Set<UUID> categories) {
        return categories.isEmpty()
                ? Uni.createFrom().item(false)
                : ask(
                        "select trait_categories_used(cast(string_to_array(?1, ',') as uuid[])) <> '{}'",
                        String.join(",", categories.stream().map(UUID::toString).toList()));
    }

    private static Uni<Boolean> ask(String sql, Object... values) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql, Boolean.class);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.getSingleResult();
        });
    }

    /** What is done to categories has its own names in the log, which their column alone does not tell. */
    private static Uni<Void> named(Optional<String> logName) {
        return logName.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .flatMap(
                                session -> session.createNativeQuery("select set_config('biotrail.log_name', ?1, true)")
                                        .setParameter(1, logName.get())
                                        .getSingleResult())
                        .replaceWithVoid();
    }

    private static Uni<List<Object[]>> alike(Trait trait) {
        String texts =
                "array(select v ->> '%s' from jsonb_each(cast(cast(?2 as text) as jsonb)) e(k, v) where v ->> '%1$s' is not null)";
        String call = "?1, " + texts.formatted("name") + ", " + texts.formatted("description") + ", ?3, null";
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(SIMILAR.formatted(call, "?3"), Object[].class)
                        .setParameter(1, trait.exportName)
                        .setParameter(2, Json.encode(trait.translations))
                        .setParameter(3, trait.type.word())
                        .getResultList());
    }

    private static void tell(List<Object[]> found, boolean refuse, Write write) {
        if (refuse && !found.isEmpty()) {
            throw Problem.conflict("export_name", "similar_traits", found.get(0)[1] + " may be the same trait")
                    .with("conflicting_id", found.get(0)[0]);
        }
        for (Object[] other : found) {
            write.warn(
                    "similar_traits",
                    "export_name",
                    other[1] + " may be the same trait",
                    Map.of("id", other[0], "score", other[3]));
        }
    }
}
