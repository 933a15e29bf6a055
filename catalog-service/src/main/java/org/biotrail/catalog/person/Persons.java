package org.biotrail.catalog.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Sql;
import org.biotrail.kit.write.Write;
import org.jspecify.annotations.Nullable;

/** What is done with persons, and who may do it. */
@ApplicationScoped
class Persons {
    private static final String SIMILAR = """
            select p.id, p.full_name, p.abbreviation, s.score
            from person_similar($1, %s) s join person p on p.id = s.id
            order by s.score desc, p.id""";
    private static final String SUGGESTED = """
            select p.id, p.full_name, p.abbreviation
            from person p
            where biotrail.fold(p.full_name) like biotrail.begins($1)
               or biotrail.fold(p.abbreviation) like biotrail.begins($1)
               or (length($1) >= 3 and (biotrail.fold(p.full_name) % biotrail.fold($1)
                                        or biotrail.fold(p.full_name) like '%' || biotrail.begins($1)))
            order by not (biotrail.fold(p.full_name) like biotrail.begins($1)
                          or biotrail.fold(p.abbreviation) like biotrail.begins($1)),
                     similarity(biotrail.fold(p.full_name), biotrail.fold($1)) desc, p.full_name, p.id
            limit $2""";
    private static final String TAKEN = """
            select person_abbreviation_key(a) from unnest($1::text[]) a
            where exists (select from person where person_abbreviation_key(abbreviation) = person_abbreviation_key(a))""";

    private static final String OF_EMAIL = "select id from person where lower(email) = lower($1)";

    @Inject
    Pool pool;

    @Inject
    Suggestions suggestions;

    @Inject
    ObjectMapper json;

    /** Stores a new person; warns of likely duplicates, or refuses then. */
    Uni<Person> make(PersonDraft draft, boolean refuseSimilar, Write write) {
        Person person = new Person().apply(draft);
        return alike(person)
                .invoke(found -> found.forEach(other -> tell(other, refuseSimilar, write)))
                .chain(person::persist);
    }

    /** Changes a person, as far as the actor may. */
    Uni<Person> change(UUID id, PersonDraft draft, Actor actor) {
        return editable(id, actor).map(person -> person.apply(draft));
    }

    /** Removes a person who is not used. */
    Uni<Void> remove(UUID id, Actor actor) {
        return editable(id, actor).call(() -> Usage.requireNone("person", id)).chain(Person::delete);
    }

    /** What a path refers to; for those who may read e-mail addresses it may be one. */
    Uni<String> meant(String reference, Actor actor) {
        return reference.indexOf('@') < 0 || !actor.isAtLeast(Level.FULL_USER)
                ? Uni.createFrom().item(reference)
                : pool.preparedQuery(OF_EMAIL)
                        .execute(Tuple.of(reference.strip()))
                        .map(rows -> rows.stream()
                                .findFirst()
                                .map(row -> row.getUUID(0).toString())
                                .orElse(reference));
    }

    /** {@code {abbreviation, free, alternatives[]}} of a full name. */
    Uni<JsonNode> suggestion(String fullName) {
        Abbreviation suggestion = Abbreviation.suggest(fullName);
        List<Abbreviation> alternatives = Abbreviation.alternatives(fullName);
        String[] asked = Stream.concat(Stream.of(suggestion), alternatives.stream())
                .map(Abbreviation::value)
                .toArray(String[]::new);
        return pool.preparedQuery(TAKEN)
                .execute(Tuple.of(asked))
                .map(Persons::keys)
                .map(taken -> {
                    boolean free = !taken.contains(suggestion.key());
                    ObjectNode answer = json.createObjectNode()
                            .put("full_name", fullName)
                            .put("abbreviation", suggestion.value())
                            .put("free", free);
                    ArrayNode others = answer.putArray("alternatives");
                    if (!free) {
                        alternatives.stream()
                                .filter(one -> !taken.contains(one.key()))
                                .limit(3)
                                .forEach(one -> others.add(one.value()));
                    }
                    return answer;
                });
    }

    /** Persons who may be the one described, the likeliest first, with scores from 0 to 1. */
    Uni<JsonNode> similar(String fullName, String abbreviation) {
        return pool.preparedQuery(SIMILAR.formatted("nullif($2, '')"))
                .execute(Tuple.of(fullName, abbreviation))
                .map(rows -> {
                    ArrayNode found = json.createArrayNode();
                    rows.forEach(row -> found.add(shown(row).put("score", row.getFloat("score"))));
                    return json.createObjectNode().set("data", found);
                });
    }

    /** For a field that completes what is typed: what begins so, then what is alike. */
    Uni<JsonNode> suggested(String text, int limit) {
        return suggestions.of(SUGGESTED, text, limit, this::shown);
    }

    private Uni<Person> editable(UUID id, Actor actor) {
        actor.require(Level.REGISTERED);
        return Person.<Person>findById(id)
                .call(person -> person.createdBy.equals(actor.id()) || actor.isSuperAdmin()
                        ? Uni.createFrom().voidItem()
                        : defaultPerson(id, actor).invoke(own -> {
                            if (!own) {
                                throw Problem.forbidden(
                                        "not_the_creator",
                                        "A person is edited by who entered it, by the user it stands for, or by a super admin");
                            }
                        }));
    }

    private static Uni<Boolean> defaultPerson(UUID id, Actor actor) {
        return Sql.one("select true from user_copy where id = $1 and person_id = $2", actor.id(), id)
                .map(Optional::isPresent);
    }

    private static Uni<List<@Nullable Object[]>> alike(Person person) {
        return Sql.rows(SIMILAR.formatted("$2"), person.fullName, person.abbreviation);
    }

    private static void tell(@Nullable Object[] other, boolean refuse, Write write) {
        String message = other[1] + " (" + other[2] + ") may be the same person";
        if (refuse) {
            throw Problem.conflict("full_name", "likely_duplicate", message).with("conflicting_id", other[0]);
        }
        write.warn("likely_duplicate", "full_name", message, Map.of("id", other[0], "score", other[3]));
    }

    private ObjectNode shown(Row row) {
        return json.createObjectNode()
                .put("id", row.getUUID("id").toString())
                .put("full_name", row.getString("full_name"))
                .put("abbreviation", row.getString("abbreviation"));
    }

    private static Set<String> keys(RowSet<Row> rows) {
        Set<String> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.getString(0)));
        return keys;
    }
}
