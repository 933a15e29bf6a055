package org.biotrail.catalog.biocollection;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.catalog.testing.RegistriesOn;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RegistriesOn.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class BiocollectionsTest {
    private static final String BIOCOLLECTIONS = "/catalog/v1/biocollections";
    private static final String SEARCH = "/index-herbariorum/api/v1/institutions/search?code=";
    private static final String INPA = """
            {"irn": 124921, "organization": "Instituto Nacional de Pesquisas da Amazônia", "code": "INPA",
             "address": {"physicalCity": "Manaus", "physicalCountry": "Brazil"},
             "contact": {"phone": "", "email": "herbario@inpa.gov.br", "webUrl": "https://www.gov.br/inpa"}}""";

    @Inject
    Pool pool;

    WireMockServer registry;

    @BeforeEach
    void no_biocollection() {
        registry.resetAll();
        registry.stubFor(get(anyUrl()).willReturn(okJson("{\"data\": []}")));
        pool.query("truncate outside_answer").executeAndAwait();
        pool.query("delete from usage").executeAndAwait();
        pool.query("update person set biocollection_id = null, institution_id = null")
                .executeAndAwait();
        pool.query("delete from biocollection").executeAndAwait();
        pool.query("delete from institution").executeAndAwait();
        Map.of("full", "full_user", "manager", "full_user", "admin", "super_admin", "registered", "registered")
                .forEach((user, level) -> pool.query(
                                "insert into user_copy (id, version, name, access_level) values ('%1$s', 9, '%2$s', '%3$s') on conflict (id) do update set access_level = '%3$s'"
                                        .formatted(Tokens.subjectOf(user), user, level))
                        .executeAndAwait());
        realmRoles("{full_user}");
    }

    /** The user {@code full} is a full user by the realm alone. */
    private void realmRoles(String roles) {
        pool.query("update user_copy set access_level = 'registered', realm_roles = '%s' where id = '%s'"
                        .formatted(roles, Tokens.subjectOf("full")))
                .executeAndAwait();
    }

    @Test
    void an_acronym_alone_is_filled_by_index_herbariorum_if_one_has_it() {
        registry.stubFor(get(urlEqualTo(SEARCH + "INPA"))
                .willReturn(okJson(
                        "{\"meta\": {\"hits\": 1}, \"data\": [" + INPA + ", " + INPA.replace("INPA", "INPAX") + "]}")));
        registry.stubFor(get(urlEqualTo(SEARCH + "TWO"))
                .willReturn(okJson(
                        "{\"data\": [" + INPA.replace("INPA", "TWO") + "," + INPA.replace("INPA", "TWO") + "]}")));
        post(Map.of("acronym", "inpa")).statusCode(422).body("violations.code", hasItem("name_required"));
        post(Map.of("acronym", "INPA"))
                .statusCode(201)
                .body("name", equalTo("Instituto Nacional de Pesquisas da Amazônia"))
                .body("irn", equalTo(124921))
                .body("url", equalTo("https://www.gov.br/inpa"));
        post(Map.of("acronym", "TWO")).statusCode(422).body("violations.code", hasItem("name_required"));
        as("full")
                .queryParam("acronym", "INPA")
                .get(BIOCOLLECTIONS + "/lookup")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        given().queryParam("acronym", "INPA")
                .get(BIOCOLLECTIONS + "/lookup")
                .then()
                .statusCode(401);
        registry.stubFor(get(urlEqualTo(SEARCH + "AWAY")).willReturn(aResponse().withStatus(500)));
        post(Map.of("acronym", "AWAY")).statusCode(503);
        post(Map.of("acronym", "away", "name", "Far")).statusCode(201).body("acronym", equalTo("AWAY"));
    }

    @Test
    void each_rule_has_its_code() {
        refused("full", Map.of("name", "X"), 422, "required");
        refused("full", Map.of("acronym", "x".repeat(31), "name", "X"), 422, "too_long");
        refused("full", Map.of("acronym", "X", "name", "X", "irn", 0), 422, "irn_form");
        refused("full", Map.of("acronym", "X", "name", "X", "url", "ftp://x"), 422, "url_form");
        refused("full", Map.of("acronym", "X", "name", "X", "institution_id", "Nowhere"), 422, "unknown_reference");
        refused(
                "full",
                Map.of("acronym", "X", "name", "X", "members", List.of(member("full", "administrator"))),
                422,
                "not_managed");
        refused("admin", Map.of("acronym", "X", "name", "X", "managed", true), 422, "administrator_required");
        refused(
                "admin",
                Map.of("acronym", "X", "name", "X", "managed", true, "members", List.of(member("full", "viewer"))),
                422,
                "administrator_required");
        refused(
                "admin",
                Map.of("acronym", "X", "name", "X", "managed", true, "members", List.of(member("full", "boss"))),
                422,
                "unknown_role");
        refused(
                "admin",
                Map.of(
                        "acronym",
                        "X",
                        "name",
                        "X",
                        "managed",
                        true,
                        "members",
                        List.of(member("full", "administrator"), member("full", "viewer"))),
                422,
                "duplicate_member");
        refused(
                "admin",
                Map.of(
                        "acronym",
                        "X",
                        "name",
                        "X",
                        "managed",
                        true,
                        "members",
                        List.of(member("full", "administrator"), member("registered", "collaborator"))),
                422,
                "role_level");
        refused(
                "full",
                Map.of(
                        "acronym",
                        "X",
                        "name",
                        "X",
                        "managed",
                        true,
                        "members",
                        List.of(member("full", "administrator"))),
                403,
                "managed");
        post(Map.of("acronym", "X", "name", "X", "irn", 7)).statusCode(201);
        refused("full", Map.of("acronym", "X", "name", "X", "managed", true), 403, "managed");
        refused("full", Map.of("acronym", "x", "name", "Y"), 409, "duplicate_acronym");
        refused("full", Map.of("acronym", "Y", "name", "Y", "irn", 7), 409, "duplicate");
    }

    @Test
    void a_managed_biocollection_is_run_by_its_administrators_and_its_members_are_for_the_signed_in() {
        String id = as("admin")
                .body(Map.of(
                        "acronym",
                        "HB",
                        "name",
                        "Herbarium",
                        "managed",
                        true,
                        "members",
                        List.of(
                                member("manager", "administrator"),
                                member("full", "collaborator"),
                                member("registered", "viewer"))))
                .post(BIOCOLLECTIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().get(BIOCOLLECTIONS + "/hb")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("members")))
                .body("managed", equalTo(true));
        as("registered").get(BIOCOLLECTIONS + "/hb").then().body("members", hasSize(3));
        as("full")
                .body(Map.of("name", "Other"))
                .patch(BIOCOLLECTIONS + "/hb")
                .then()
                .statusCode(403);
        as("manager")
                .body(Map.of("name", "Other"))
                .patch(BIOCOLLECTIONS + "/hb")
                .then()
                .statusCode(200);
        as("manager")
                .body(Map.of("managed", false, "members", List.of()))
                .patch(BIOCOLLECTIONS + "/hb")
                .then()
                .statusCode(403);
        as("manager")
                .delete(BIOCOLLECTIONS + "/hb")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("managed"));
        realmRoles("{registered}");
        as("admin")
                .get(BIOCOLLECTIONS + "/" + id)
                .then()
                .body("members.role", contains("administrator", "viewer", "viewer"));
        realmRoles("{full_user}");
        as("admin")
                .body(Map.of("managed", false, "members", List.of()))
                .patch(BIOCOLLECTIONS + "/hb")
                .then()
                .statusCode(200);
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('biocollection', '%s', 'sampling', 'voucher', 3)"
                                .formatted(id))
                .executeAndAwait();
        as("admin").delete(BIOCOLLECTIONS + "/hb").then().statusCode(409).body("violations[0].code", equalTo("in_use"));
        pool.query("delete from usage").executeAndAwait();
        as("admin").delete(BIOCOLLECTIONS + "/hb").then().statusCode(204);
    }

    @Test
    void persons_work_in_collections_and_institutions() {
        as("full")
                .body(Map.of("name", "Museum"))
                .post("/catalog/v1/institutions")
                .then()
                .statusCode(201);
        String id = post(Map.of("acronym", "MUS", "name", "Museum herbarium", "institution_id", "museum"))
                .statusCode(201)
                .body("institution_name", equalTo("Museum"))
                .extract()
                .path("id");
        String name = "Curator " + System.nanoTime();
        String person = as("full")
                .body(Map.of("full_name", name, "institution_id", "Museum", "biocollection_id", "mus"))
                .post("/catalog/v1/persons")
                .then()
                .statusCode(201)
                .body("institution_name", equalTo("Museum"))
                .body("biocollection_acronym", equalTo("MUS"))
                .extract()
                .path("id");
        given().get(BIOCOLLECTIONS + "/" + id).then().body("specialists", contains(person));
        given().queryParam("biocollection", "MUS")
                .get("/catalog/v1/persons")
                .then()
                .body("data", hasSize(1));
        given().queryParam("institution", "Museum")
                .get("/catalog/v1/persons")
                .then()
                .body("data", hasSize(1));
        given().queryParam("institution", "Mus*")
                .get("/catalog/v1/persons")
                .then()
                .body("data", hasSize(1));
        given().queryParam("institution", "museum").get(BIOCOLLECTIONS).then().body("data", hasSize(1));
        as("full")
                .body(Map.of("institution", "Elsewhere"))
                .patch("/catalog/v1/persons/" + person)
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("two_institutions"));
        as("full").delete(BIOCOLLECTIONS + "/mus").then().statusCode(409).body("violations[0].code", equalTo("in_use"));
        as("admin")
                .delete("/catalog/v1/institutions/museum")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("in_use"));
        String other = "Other " + System.nanoTime();
        imported(
                        "persons",
                        "full_name,institution,biocollection\n" + other + ",Museum,MUS\nStranger " + System.nanoTime()
                                + ",Somewhere,\nWrong " + System.nanoTime() + ",,NONE\n")
                .body("created", equalTo(2))
                .body("failed", equalTo(1));
        given().queryParam("name", other)
                .get("/catalog/v1/persons")
                .then()
                .body("data[0].institution_name", equalTo("Museum"))
                .body("data[0].biocollection_acronym", equalTo("MUS"));
    }

    @Test
    void biocollections_are_imported_by_acronym() {
        post(Map.of("acronym", "A", "name", "Old")).statusCode(201);
        imported("biocollections", "acronym,name,irn\na,New,5\nB,Second,\nC,,\n")
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("failed", equalTo(1));
        given().get(BIOCOLLECTIONS + "/A").then().body("name", equalTo("New")).body("irn", equalTo(5));
    }

    private static ValidatableResponse imported(String things, String csv) {
        String job = as("full")
                .contentType("text/csv")
                .queryParam("on_conflict", "update")
                .body(csv)
                .post("/catalog/v1/" + things + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Jobs.finished(job);
    }

    private static Map<String, String> member(String user, String role) {
        return Map.of("user_id", Tokens.subjectOf(user), "role", role);
    }

    private static void refused(String user, Map<String, ?> biocollection, int status, String code) {
        as(user).body(biocollection)
                .post(BIOCOLLECTIONS)
                .then()
                .statusCode(status)
                .body("violations.code", hasItem(code));
    }

    private static ValidatableResponse post(Map<String, ?> biocollection) {
        return as("full").body(biocollection).post(BIOCOLLECTIONS).then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
