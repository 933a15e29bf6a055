package org.biotrail.catalog.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PersonsTest {
    static final String PERSONS = "/catalog/v1/persons";

    @Inject
    Pool pool;

    @BeforeEach
    void nobody() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("delete from person").executeAndAwait();
    }

    @Test
    void a_free_suggestion_is_usable_as_it_is() {
        String suggestion = given().queryParam("full_name", "Maria Aparecida da Silva")
                .get(PERSONS + "/abbreviation")
                .then()
                .statusCode(200)
                .body("free", equalTo(true))
                .extract()
                .path("abbreviation");
        created(Map.of("full_name", "Maria Aparecida da Silva", "abbreviation", suggestion))
                .body("abbreviation", equalTo("SILVA, M. A. da"));
    }

    @Test
    void a_login_at_inaturalist_is_one_person_s() {
        created(Map.of("full_name", "Ana Souza", "inat_login", "anasouza")).body("inat_login", equalTo("anasouza"));
        post(Map.of("full_name", "Rui Barbosa", "inat_login", "AnaSouza"))
                .statusCode(409)
                .body("violations[0].field", equalTo("inat_login"))
                .body("violations[0].code", equalTo("duplicate"));
    }

    @Test
    void a_taken_suggestion_has_alternatives_that_are_free() {
        created(Map.of("full_name", "Maria Aparecida da Silva"));
        String other = given().queryParam("full_name", "Mario Augusto da Silva")
                .get(PERSONS + "/abbreviation")
                .then()
                .body("free", equalTo(false))
                .extract()
                .path("alternatives[0]");
        post(Map.of("full_name", "Mario Augusto da Silva"))
                .statusCode(409)
                .body("violations[0].code", equalTo("duplicate_abbreviation"));
        created(Map.of("full_name", "Mario Augusto da Silva", "abbreviation", other));
    }

    @Test
    void abbreviations_that_differ_in_accents_and_points_are_the_same() {
        created(Map.of("full_name", "José Peña", "abbreviation", "PEÑA, J."));
        post(Map.of("full_name", "Joana Pena", "abbreviation", "Pena J")).statusCode(409);
    }

    @Test
    void a_nearly_equal_name_warns_or_is_refused_on_wish() {
        String first = id(created(Map.of("full_name", "Alberto Vicentini")));
        created(Map.of("full_name", "Alberto Vicentin", "abbreviation", "VICENTIN, A. (2)"))
                .body("warnings.code", hasItem("likely_duplicate"))
                .body("warnings[0].id", equalTo(first));
        as("full")
                .queryParam("on_similar", "refuse")
                .body(Map.of("full_name", "Alberto Vicentinni", "abbreviation", "VICENTINNI"))
                .post(PERSONS)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("likely_duplicate"));
        given().queryParam("full_name", "Alberto Vicentini")
                .get(PERSONS + "/similar")
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("data[0].score", equalTo(1.0f));
        given().queryParam("full_name", "Zacharias Vicentini")
                .get(PERSONS + "/similar")
                .then()
                .body("data", hasSize(0));
    }

    @Test
    void an_orcid_ending_in_x_is_accepted_and_a_wrong_check_character_is_not() {
        created(Map.of("full_name", "Ana X", "orcid", "https://orcid.org/0000-0002-1694-233X"))
                .body("orcid", equalTo("0000-0002-1694-233X"));
        post(Map.of("full_name", "Ana Y", "orcid", "0000-0002-1694-2331", "email", "no at", "abbreviation", "a;b"))
                .statusCode(422)
                .body("violations.code", hasItem("orcid_checksum"))
                .body("violations.code", hasItem("email_form"))
                .body("violations.code", hasItem("illegal_character"));
        post(Map.of("full_name", "Ana Z", "orcid", "0000-0002-1694-233x")).statusCode(409);
    }

    @Test
    void readers_below_full_users_see_neither_e_mail_nor_notes() {
        String id = id(created(Map.of("full_name", "Eva Mail", "email", "Eva@example.org", "notes", "shy")));
        for (String path : new String[] {PERSONS + "/" + id, PERSONS + "/MAIL, E."}) {
            Map<String, Object> open =
                    given().get(path).then().statusCode(200).extract().path("$");
            assertThat(open).doesNotContainKeys("email", "notes").containsEntry("full_name", "Eva Mail");
        }
        Map<String, Object> listed =
                as("registered").get(PERSONS).then().statusCode(200).extract().path("data[0]");
        assertThat(listed).doesNotContainKeys("email", "notes");
        given().queryParam("email", "Eva@example.org").get(PERSONS).then().statusCode(400);
        given().queryParam("filter", "email==*").get(PERSONS).then().statusCode(400);
        given().accept("text/csv")
                .get(PERSONS)
                .then()
                .statusCode(200)
                .body(not(org.hamcrest.Matchers.containsString("example.org")));
        as("full")
                .get(PERSONS + "/" + id)
                .then()
                .body("email", equalTo("Eva@example.org"))
                .body("notes", equalTo("shy"));
        post(Map.of("full_name", "Other", "email", "EVA@EXAMPLE.ORG")).statusCode(409);
        as("full").get(PERSONS + "/eva@EXAMPLE.org").then().statusCode(200).body("id", equalTo(id));
        as("registered").get(PERSONS + "/eva@example.org").then().statusCode(404);
        given().get(PERSONS + "/eva@example.org").then().statusCode(404);
        patch("full", "eva@example.org", Map.of("notes", "shyer")).statusCode(200);
    }

    @Test
    void a_person_is_edited_by_who_entered_it_by_its_user_and_by_super_admins() {
        String id = id(created(Map.of("full_name", "Carl Linnaeus")));
        patch("manager", id, Map.of("notes", "no")).statusCode(403);
        patch("registered", id, Map.of("notes", "no")).statusCode(403);
        patch("full", id, Map.of("notes", "mine")).statusCode(200).body("version", equalTo(2));
        patch("admin", id, Map.of("notes", "ours")).statusCode(200);
        pool.query(
                        "insert into user_copy (id, version, name, person_id) values ('%s', 99, 'M', '%s') on conflict (id) do update set person_id = excluded.person_id"
                                .formatted(Tokens.subjectOf("manager"), id))
                .executeAndAwait();
        patch("manager", id, Map.of("institution", "Uppsala"))
                .statusCode(200)
                .body("user_id", equalTo(Tokens.subjectOf("manager")));
        pool.query("update user_copy set person_id = null").executeAndAwait();
    }

    @Test
    void a_used_person_cannot_be_removed_by_anybody() {
        String id = id(created(Map.of("full_name", "Joseph Banks")));
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('person', '%s', 'sampling', 'collector', 3)"
                                .formatted(id))
                .executeAndAwait();
        as("admin")
                .delete(PERSONS + "/" + id)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("in_use"))
                .body("used_by", hasItem("sampling: collector"));
        pool.query("delete from usage").executeAndAwait();
        as("full").delete(PERSONS + "/" + id).then().statusCode(204);
        as("full").get(PERSONS + "/" + id).then().statusCode(404);
    }

    @Test
    void suggestions_begin_with_what_was_typed() {
        created(Map.of("full_name", "Álvaro Cardoso"));
        created(Map.of("full_name", "Alvina Ducke", "abbreviation", "DUCKE, A."));
        given().queryParam("q", "alv")
                .get(PERSONS + "/suggest")
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
        given().queryParam("q", "duck")
                .get(PERSONS + "/suggest")
                .then()
                .body("data.full_name", hasItem("Alvina Ducke"));
    }

    @Test
    void hostile_texts_are_refused_or_harmless() {
        post(Map.of("full_name", "A\u202Ebc")).statusCode(422).body("violations[0].code", equalTo("illegal_character"));
        post(Map.of("full_name", "x".repeat(201))).statusCode(422).body("violations[0].code", equalTo("too_long"));
        post(Map.of()).statusCode(422).body("violations[0].code", equalTo("required"));
        post(Map.of("full_name", "A", "colour", "red"))
                .statusCode(422)
                .body("violations[0].code", equalTo("unknown_field"));
        given().queryParam("q", "%_\\'; drop table person; --")
                .get(PERSONS + "/suggest")
                .then()
                .statusCode(200);
        given().queryParam("name", "%").get(PERSONS).then().statusCode(200).body("data", hasSize(0));
        given().contentType(ContentType.JSON)
                .body(Map.of("full_name", "A B"))
                .post(PERSONS)
                .then()
                .statusCode(401);
        as("registered").body(Map.of("full_name", "A B")).post(PERSONS).then().statusCode(403);
    }

    @Test
    void persons_are_imported_by_abbreviation() {
        created(Map.of("full_name", "Carl Linnaeus", "abbreviation", "LINNAEUS, C."));
        String csv = """
                full_name,abbreviation,orcid,email
                Carl Linnaeus,"Linnaeus, C",,
                Adolpho Ducke,,,ducke@example.org
                Wrong Check,,0000-0002-1825-0098,
                Richard Spruce,,0000-0002-1825-0097,
                Adolpho Ducke,,,
                """;
        String job = as("full")
                .contentType("text/csv")
                .queryParam("on_conflict", "skip")
                .body(csv)
                .post(PERSONS + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        org.biotrail.catalog.testing.Jobs.finished(job)
                .body("created", equalTo(2))
                .body("skipped", equalTo(2))
                .body("failed", equalTo(1));
        as("full")
                .get("/catalog/v1/jobs/" + job + "/rows?state=failed")
                .then()
                .body("data[0].number", equalTo(3))
                .body("data[0].violations[0].code", equalTo("orcid_checksum"));
        as("full")
                .get(PERSONS + "/DUCKE, A.")
                .then()
                .body("email", equalTo("ducke@example.org"))
                .body("orcid", nullValue());
        as("full").get(PERSONS + "?email=Ducke@Example.org").then().body("data.full_name", contains("Adolpho Ducke"));
    }

    @Test
    void rows_of_a_file_that_are_alike_are_refused_on_wish() {
        String job = as("full")
                .contentType("text/csv")
                .queryParam("on_similar", "refuse")
                .body("full_name\nMargaret Ursula Mee\nMargaret Mee\nBarbosa Rodrigues\n")
                .post(PERSONS + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        org.biotrail.catalog.testing.Jobs.finished(job)
                .body("created", equalTo(2))
                .body("failed", equalTo(1));
        as("full")
                .get("/catalog/v1/jobs/" + job + "/rows?state=failed")
                .then()
                .body("data.number", contains(2))
                .body("data[0].violations[0].code", equalTo("likely_duplicate"));
    }

    private static String id(ValidatableResponse answer) {
        return UUID.fromString(answer.extract().path("id")).toString();
    }

    private static ValidatableResponse created(Map<String, ?> person) {
        return post(person).statusCode(201);
    }

    private static ValidatableResponse post(Map<String, ?> person) {
        return as("full").body(person).post(PERSONS).then();
    }

    private static ValidatableResponse patch(String user, String id, Map<String, ?> patch) {
        return as(user).body(patch).patch(PERSONS + "/" + id).then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
