package org.biotrail.catalog.tag;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
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
import org.biotrail.catalog.testing.Jobs;
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
class TagsTest {
    private static final String TAGS = "/catalog/v1/tags";

    @Inject
    Pool pool;

    @BeforeEach
    void no_tag() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("delete from tag").executeAndAwait();
        pool.query("update language set is_default = true where code = 'en'").executeAndAwait();
        pool.query("delete from language where created_by <> 'system'").executeAndAwait();
    }

    @Test
    void a_tag_is_told_in_the_reader_s_language_else_in_the_default_one() {
        String id = leaf();
        told(id, "pt-BR", "pt").body("name", equalTo("folha")).body("description", nullValue());
        told(id, "de, pt;q=0.5", "pt").body("name", equalTo("folha"));
        told(id, "de", "en").body("name", equalTo("leaf")).body("description", equalTo("of a plant"));
        told(id, "*", "en").body("translations.pt.name", equalTo("folha"));
        given().get(TAGS + "/FOLHA")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1-en\""))
                .header("Vary", containsString("Accept-Language"));
        given().header("Accept-Language", "pt")
                .get(TAGS)
                .then()
                .body("data.name", contains("folha"))
                .body("data[0]", not(hasKey("names")));
        given().header("Accept-Language", "pt")
                .queryParam("name", "fo*")
                .get(TAGS)
                .then()
                .body("data", hasSize(1));
        given().queryParam("q", "folha").get(TAGS).then().body("data.name", contains("leaf"));
    }

    @Test
    void without_the_default_language_the_oldest_text_is_told() {
        String id = post(Map.of("translations", Map.of("pt", Map.of("name", "raiz"))))
                .extract()
                .path("id");
        admin(Map.of("code", "de", "name", "German")).statusCode(201);
        patch(id, Map.of("translations", Map.of("de", Map.of("name", "Wurzel"))))
                .statusCode(200);
        told(id, "fr", "pt").body("name", equalTo("raiz"));
    }

    @Test
    void plain_texts_are_in_the_language_of_the_content() {
        String id = as("full")
                .header("Content-Language", "pt")
                .body(Map.of("name", "semente"))
                .post(TAGS)
                .then()
                .statusCode(201)
                .header("Content-Language", "pt")
                .header("ETag", equalTo("\"1-pt\""))
                .body("translations.pt.name", equalTo("semente"))
                .extract()
                .path("id");
        as("full")
                .header("If-Match", "\"1-pt\"")
                .body(Map.of("name", "seed", "description", "sown"))
                .patch(TAGS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2-en\""))
                .body("translations.en.description", equalTo("sown"))
                .body("translations.pt.name", equalTo("semente"));
        as("full")
                .header("If-Match", "\"1-en\"")
                .body(Map.of("name", "x"))
                .patch(TAGS + "/" + id)
                .then()
                .statusCode(412);
        as("full")
                .header("If-Match", "\"2-de\"")
                .body("{\"translations\": {\"pt\": null}}")
                .patch(TAGS + "/" + id)
                .then()
                .statusCode(200)
                .body("translations", not(hasKey("pt")))
                .body("languages", contains("en"));
        as("full")
                .header("Content-Language", "not a tag")
                .body(Map.of("name", "x"))
                .post(TAGS)
                .then()
                .statusCode(400);
    }

    @Test
    void each_rule_has_its_code() {
        leaf();
        refused(Map.of(), 422, "name_required");
        refused(Map.of("translations", Map.of("en", Map.of("description", "nameless"))), 422, "name_required");
        refused(Map.of("translations", Map.of("fr", Map.of("name", "feuille"))), 422, "unknown_language");
        refused(Map.of("translations", Map.of("n o", Map.of("name", "x"))), 422, "code_form");
        refused(Map.of("name", "x".repeat(201)), 422, "too_long");
        refused(Map.of("name", "x", "description", "x".repeat(4001)), 422, "too_long");
        refused(Map.of("name", "LEAF"), 409, "duplicate_tag");
        refused(
                Map.of("translations", Map.of("en", Map.of("name", "other"), "pt", Map.of("name", "Folha"))),
                409,
                "duplicate_tag");
        post(Map.of("name", "folha")).statusCode(201);
    }

    @Test
    void its_creator_and_super_admins_edit_a_tag_and_nobody_removes_a_used_one() {
        String id = leaf();
        as("manager")
                .body(Map.of("name", "leaves"))
                .patch(TAGS + "/" + id)
                .then()
                .statusCode(403);
        as("admin").body(Map.of("name", "leaves")).patch(TAGS + "/" + id).then().statusCode(200);
        as("registered").body(Map.of("name", "x")).post(TAGS).then().statusCode(403);
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('tag', '%s', 'tracker', 'dataset', 2)"
                                .formatted(id))
                .executeAndAwait();
        as("full").delete(TAGS + "/" + id).then().statusCode(409).body("violations[0].code", equalTo("in_use"));
        pool.query("delete from usage").executeAndAwait();
        as("manager").delete(TAGS + "/" + id).then().statusCode(403);
        as("full").delete(TAGS + "/" + id).then().statusCode(204);
    }

    @Test
    void one_language_is_the_default_and_one_that_is_written_in_stays() {
        leaf();
        as("full")
                .body(Map.of("code", "fr", "name", "French"))
                .post("/catalog/v1/languages")
                .then()
                .statusCode(403);
        admin(Map.of("code", "PT-br", "name", "Brazilian", "native_name", "português do Brasil"))
                .statusCode(201)
                .body("code", equalTo("pt-BR"))
                .body("native_name", equalTo("português do Brasil"));
        admin(Map.of("code", "zz zz", "name", "None")).statusCode(422).body("violations[0].code", equalTo("code_form"));
        admin(Map.of("code", "EN", "name", "Other")).statusCode(409);
        as("admin")
                .body(Map.of("is_default", false))
                .patch("/catalog/v1/languages/en")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("default_required"));
        as("admin")
                .body(Map.of("is_default", true))
                .patch("/catalog/v1/languages/pt-BR")
                .then()
                .statusCode(200);
        given().queryParam("is_default", true)
                .get("/catalog/v1/languages")
                .then()
                .body("data.code", contains("pt-BR"));
        as("admin").delete("/catalog/v1/languages/pt-BR").then().statusCode(409);
        as("admin")
                .delete("/catalog/v1/languages/pt")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("in_use"));
        as("admin")
                .body(Map.of("is_default", true))
                .patch("/catalog/v1/languages/en")
                .then()
                .statusCode(200);
        as("admin").delete("/catalog/v1/languages/pt-BR").then().statusCode(204);
    }

    @Test
    void what_lacks_a_language_is_listed_and_imported() {
        leaf();
        post(Map.of("name", "root")).statusCode(201);
        given().queryParam("language", "pt")
                .queryParam("missing", true)
                .queryParam("thing_type", "tag")
                .get("/catalog/v1/translations")
                .then()
                .statusCode(200)
                .body("data.thing_name", contains("root"));
        imported(
                        "translations",
                        "fail",
                        "thing_type,thing,language,name\ntag,root,pt,raiz\ntag,leaf,pt,outra\ntag,nothing,pt,x\nunknown,leaf,pt,x\n")
                .body("updated", equalTo(1))
                .body("failed", equalTo(3));
        given().header("Accept-Language", "pt").get(TAGS + "/root").then().body("name", equalTo("raiz"));
        imported("tags", "update", "name.en,name.pt,description.pt\nleaf,,verde\nbark,casca,\n")
                .body("updated", equalTo(1))
                .body("created", equalTo(1));
        given().get(TAGS + "/leaf")
                .then()
                .body("translations.pt.name", equalTo("folha"))
                .body("translations.pt.description", equalTo("verde"));
    }

    @Test
    void units_lack_a_language_until_somebody_writes_it() {
        given().queryParam("language", "pt")
                .queryParam("thing_type", "unit")
                .queryParam("missing", true)
                .queryParam("limit", 1000)
                .get("/catalog/v1/translations")
                .then()
                .body("data.thing_name", hasItem("hectare"));
        imported(
                        "translations",
                        "update",
                        "thing_type,thing,language,name,description\nunit,har,pt,hectare,10 000 m²\nunit,ar,pt,,100 m²\nunit,nothing,pt,x,\n")
                .body("updated", equalTo(1))
                .body("failed", equalTo(2));
        given().header("Accept-Language", "pt")
                .get("/catalog/v1/units/har")
                .then()
                .header("Content-Language", equalTo("pt"))
                .body("description", equalTo("10 000 m²"));
        given().queryParam("language", "en")
                .queryParam("thing_type", "unit")
                .queryParam("missing", true)
                .get("/catalog/v1/translations")
                .then()
                .body("data", empty());
    }

    @Test
    void ranks_and_levels_are_told_in_the_reader_s_language_too() {
        given().header("Accept-Language", "pt-BR")
                .get("/catalog/v1/ranks")
                .then()
                .statusCode(200)
                .header("Vary", containsString("Accept-Language"))
                .body("data.find { it.rank == 'family' }.name", equalTo("família"));
        given().get("/catalog/v1/ranks").then().body("data.find { it.rank == 'family' }.name", equalTo("family"));
        given().header("Accept-Language", "pt")
                .get("/catalog/v1/adm-levels")
                .then()
                .statusCode(200)
                .body("data.find { it.adm_level == 2 }.name", equalTo("País"));
        given().header("Accept-Language", "de")
                .get("/catalog/v1/adm-levels")
                .then()
                .body("data.find { it.adm_level == 2 }.name", equalTo("Country"));
    }

    private static ValidatableResponse imported(String things, String onConflict, String csv) {
        String job = as("full")
                .contentType("text/csv")
                .queryParam("on_conflict", onConflict)
                .body(csv)
                .post("/catalog/v1/" + things + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Jobs.finished(job);
    }

    private static String leaf() {
        return post(Map.of(
                        "translations",
                        Map.of(
                                "en",
                                Map.of("name", "leaf", "description", "of a plant"),
                                "pt",
                                Map.of("name", "folha"))))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse told(String id, String wanted, String chosen) {
        return given().header("Accept-Language", wanted)
                .get(TAGS + "/" + id)
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo(chosen))
                .body("language", equalTo(chosen));
    }

    private static void refused(Map<String, ?> tag, int status, String code) {
        post(tag).statusCode(status).body("violations.code", hasItem(code));
    }

    private static ValidatableResponse post(Map<String, ?> tag) {
        return as("full").body(tag).post(TAGS).then();
    }

    private static ValidatableResponse patch(String id, Map<String, ?> patch) {
        return as("full").body(patch).patch(TAGS + "/" + id).then();
    }

    private static ValidatableResponse admin(Map<String, ?> language) {
        return as("admin").body(language).post("/catalog/v1/languages").then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
