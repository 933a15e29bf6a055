package org.biotrail.catalog.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Publisher;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the other services' changes do to what may be edited and removed here. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class UsageTest {
    private static final String TAXA = "/catalog/v1/taxa";
    private static final String DATASET = "01970000-0000-7000-8000-00000000d5e7";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Inject
    Pool pool;

    private Publisher publisher;

    @BeforeEach
    void begin() {
        publisher = new Publisher(broker);
    }

    @AfterEach
    void end() {
        publisher.close();
    }

    @Test
    void a_taxon_that_an_identification_names_is_removed_once_that_is_gone() {
        String taxon = taxon();
        UUID identification = UUID.randomUUID();
        publisher.tell("sampling", "identification", identification, 1, "add", names(taxon));
        await("the identification to be known")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(counts(taxon)).containsExactly("sampling identification 1"));
        Response refused = removed("admin", taxon);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getList("violations.code")).containsExactly("in_use");
        assertThat(refused.jsonPath().getList("used_by")).containsExactly("sampling: identification");
        assertThat(refused.asString())
                .as("neither numbers nor ids, which the caller may not be allowed to see")
                .doesNotContain(identification.toString(), DATASET);

        Response edit = patched("full", taxon, Map.of("author", "Mill."));
        assertThat(edit.statusCode()).isEqualTo(403);
        assertThat(edit.jsonPath().getList("violations.code")).containsExactly("in_use");
        assertThat(patched("full", taxon, Map.of("notes", "seen")).statusCode()).isEqualTo(200);
        assertThat(patched("admin", taxon, Map.of("author", "Mill.")).statusCode())
                .isEqualTo(200);

        publisher.tell("sampling", "identification", identification, 2, "delete", "");
        await("the identification to be forgotten")
                .atMost(Duration.ofSeconds(60))
                .until(() -> removed("full", taxon).statusCode() == 204);
    }

    @Test
    void a_correction_moves_the_use_and_repeated_events_count_once() {
        String before = taxon();
        String after = taxon();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        publisher.tell("sampling", "identification", one, 1, "add", names(before));
        publisher.tell("sampling", "identification", other, 1, "add", names(before));
        publisher.tell("sampling", "identification", one, 1, "add", names(before));
        publisher.tell("sampling", "identification", one, 2, "edit", names(after));
        publisher.tell("sampling", "identification", one, 1, "add", names(before));
        publisher.tell("lab", "extract", UUID.randomUUID(), 1, "add", "\"taxon_id\": \"" + after + "\"");
        await("all of it to be counted").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(counts(before)).containsExactly("sampling identification 1");
            assertThat(counts(after)).containsExactly("lab extract 1", "sampling identification 1");
        });
    }

    @Test
    void lists_of_people_and_units_by_their_code_are_uses() {
        String person = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(Map.of("full_name", "Used " + word()))
                .post("/catalog/v1/persons")
                .path("id");
        publisher.tell(
                "sampling",
                "individual",
                UUID.randomUUID(),
                1,
                "add",
                "\"tag\": \"7\", \"collectors\": [\"" + person + "\", \"" + person + "\"], \"taxon_id\": null");
        publisher.tell(
                "lab", "weighing", UUID.randomUUID(), 1, "add", "\"mass\": 1, \"mass_unit\": \"mg\", \"note\": \"mg\"");
        String milligram = given().get("/catalog/v1/units/mg").path("id");
        await("both to be counted").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(counts(person)).containsExactly("sampling individual 1");
            assertThat(counts(milligram)).contains("lab weighing 1");
        });
    }

    @Test
    void a_user_s_default_person_is_that_user() {
        String person = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(Map.of("full_name", "Default " + word()))
                .post("/catalog/v1/persons")
                .path("id");
        UUID user = UUID.randomUUID();
        publisher.tell(
                "tracker",
                "user",
                user,
                1,
                "add",
                "\"name\": \"Ana\", \"active\": true, \"person_id\": \"" + person + "\"");
        await("the user to be known")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(given().get("/catalog/v1/persons/" + person)
                                .jsonPath()
                                .getString("user_id"))
                        .isEqualTo(user.toString()));
    }

    private List<String> counts(String id) {
        List<String> found = new ArrayList<>();
        for (Row row : pool.preparedQuery("""
                        select service || ' ' || kind || ' ' || sum(count) from usage
                        where thing_id = $1 and count > 0 group by service, kind order by 1""").executeAndAwait(Tuple.of(UUID.fromString(id)))) {
            found.add(row.getString(0));
        }
        return found;
    }

    private static String names(String taxon) {
        return "\"taxon_id\": \"%s\", \"dataset_id\": \"%s\", \"person_id\": null".formatted(taxon, DATASET);
    }

    private static String taxon() {
        Response made = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Used" + word(), "rank", "genus", "author", "L."))
                .post(TAXA);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    private static Response removed(String user, String id) {
        return given().auth().oauth2(Tokens.of(user)).delete(TAXA + "/" + id);
    }

    private static Response patched(String user, String id, Map<String, ?> patch) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(patch)
                .patch(TAXA + "/" + id);
    }

    private static String word() {
        return UUID.randomUUID()
                .toString()
                .replaceAll("[^a-f]", "")
                .concat("aaaa")
                .substring(0, 4)
                .concat(Long.toString(System.nanoTime(), 26).replaceAll("\\d", "z"));
    }
}
