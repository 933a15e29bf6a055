package org.biotrail.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.testing.Words.unique;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may make, edit and remove what, caller by caller, while nothing uses it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PermissionsTest {
    private static final String NOBODY = "nobody";

    /** {@code full} makes the things, {@code manager} is another full user. */
    private static final List<String> CALLERS = List.of(NOBODY, "registered", "full", "manager", "admin");

    private static final Set<String> FULL_USERS = Set.of("full", "manager", "admin");
    private static final Set<String> CREATOR = Set.of("full", "admin");
    private static final Set<String> SUPER_ADMIN = Set.of("admin");

    /**
     * A row of the table of permissions.
     *
     * @param body what a new one is made of; another thing each time
     */
    record Thing(
            String path,
            Supplier<Map<String, Object>> body,
            Set<String> makes,
            Set<String> edits,
            Set<String> removes) {
        @Override
        public String toString() {
            return path;
        }

        /** A change, another one each time: who changes nothing is not refused. */
        Map<String, Object> edit() {
            return Map.of(
                    switch (path) {
                        case "tags", "traits" -> "description";
                        case "languages" -> "native_name";
                        case "units" -> "symbol";
                        default -> "notes";
                    },
                    unique("changed "));
        }
    }

    static Stream<Thing> things() {
        return Stream.of(
                new Thing(
                        "taxa",
                        () -> Map.of("name", unique("Poa"), "rank", "genus", "author", "L."),
                        FULL_USERS,
                        FULL_USERS,
                        FULL_USERS),
                new Thing("locations", PermissionsTest::park, FULL_USERS, FULL_USERS, FULL_USERS),
                new Thing("bibreferences", PermissionsTest::article, FULL_USERS, FULL_USERS, FULL_USERS),
                new Thing("persons", () -> Map.of("full_name", unique("Ana")), FULL_USERS, CREATOR, CREATOR),
                new Thing(
                        "biocollections",
                        () -> Map.of("acronym", unique("B"), "name", unique("Herbarium")),
                        FULL_USERS,
                        CREATOR,
                        CREATOR),
                new Thing("traits", PermissionsTest::trait, FULL_USERS, FULL_USERS, CREATOR),
                new Thing("forms", PermissionsTest::form, FULL_USERS, CREATOR, CREATOR),
                new Thing("tags", () -> Map.of("name", unique("leaf")), FULL_USERS, CREATOR, CREATOR),
                new Thing(
                        "languages",
                        () -> Map.of("code", "en-x-" + unique("a").substring(0, 8), "name", unique("Language")),
                        SUPER_ADMIN,
                        SUPER_ADMIN,
                        SUPER_ADMIN),
                new Thing(
                        "units",
                        () -> Map.of("ucum_code", "{" + unique("seed") + "}", "symbol", "s", "name", unique("seed")),
                        FULL_USERS,
                        FULL_USERS,
                        SUPER_ADMIN),
                new Thing("institutions", () -> Map.of("name", unique("Museum")), FULL_USERS, FULL_USERS, SUPER_ADMIN));
    }

    @ParameterizedTest
    @MethodSource("things")
    void a_thing_is_made_by_those_who_may(Thing thing) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        CALLERS.forEach(caller -> {
            Response made = as(caller).body(thing.body().get()).post(path(thing));
            answers.put(caller, made.statusCode());
            if (made.statusCode() == 201) {
                remove("admin", thing, made.jsonPath().getString("id"));
            }
        });
        assertThat(answers).isEqualTo(expected(thing.makes(), 201));
    }

    @ParameterizedTest
    @MethodSource("things")
    void a_thing_is_edited_by_those_who_may(Thing thing) {
        String id = made(thing);
        Map<String, Integer> answers = new LinkedHashMap<>();
        CALLERS.forEach(caller -> answers.put(
                caller,
                as(caller).body(thing.edit()).patch(path(thing) + "/" + id).statusCode()));
        assertThat(answers).isEqualTo(expected(thing.edits(), 200));
        remove("admin", thing, id);
    }

    @ParameterizedTest
    @MethodSource("things")
    void a_thing_is_removed_by_those_who_may(Thing thing) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        CALLERS.forEach(caller -> {
            String id = made(thing);
            answers.put(caller, remove(caller, thing, id));
            remove("admin", thing, id);
        });
        assertThat(answers).isEqualTo(expected(thing.removes(), 204));
    }

    private static Map<String, Integer> expected(Set<String> allowed, int done) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        CALLERS.forEach(caller -> answers.put(
                caller, caller.equals(NOBODY) ? Integer.valueOf(401) : allowed.contains(caller) ? done : 403));
        return answers;
    }

    private static String made(Thing thing) {
        Response made = as(thing.makes().contains("full") ? "full" : "admin")
                .body(thing.body().get())
                .post(path(thing));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static int remove(String caller, Thing thing, String id) {
        return as(caller).delete(path(thing) + "/" + id).statusCode();
    }

    private static String path(Thing thing) {
        return "/catalog/v1/" + thing.path();
    }

    private static RequestSpecification as(String caller) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return caller.equals(NOBODY) ? request : request.auth().oauth2(Tokens.of(caller));
    }

    private static Map<String, Object> park() {
        long random = UUID.randomUUID().getMostSignificantBits();
        double west = -40 + Math.floorMod(random, 1_000_000L) / 1e5;
        return Map.of(
                "name",
                unique("Park"),
                "adm_level",
                99,
                "geom",
                "POLYGON((%1$s -60,%2$s -60,%2$s -59.9,%1$s -59.9,%1$s -60))".formatted(west, west + 0.1));
    }

    private static Map<String, Object> article() {
        return Map.of(
                "bibtex", "@article{%s, author={Ana Silva}, title={Leaves}, year={2001}}".formatted(unique("key")));
    }

    private static Map<String, Object> trait() {
        return Map.of(
                "export_name",
                unique("t"),
                "type",
                "text",
                "objects",
                List.of("location"),
                "name",
                unique("name"),
                "description",
                unique("as seen "));
    }

    private static Map<String, Object> form() {
        String trait =
                as("admin").body(trait()).post("/catalog/v1/traits").jsonPath().getString("id");
        return Map.of("name", unique("form"), "object_type", "location", "traits", List.of(Map.of("trait_id", trait)));
    }
}
