package org.biotrail.catalog.institution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

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
class InstitutionsTest {
    private static final String INSTITUTIONS = "/catalog/v1/institutions";
    private static final String INPA = """
            {"id": "https://ror.org/01xe86309", "status": "active", "established": 1952,
             "names": [{"value": "INPA", "types": ["acronym"], "lang": null},
                       {"value": "National Institute of Amazonian Research", "types": ["label"], "lang": "en"},
                       {"value": "Instituto Nacional de Pesquisas da Amazônia", "types": ["label", "ror_display"]}],
             "locations": [{"geonames_id": 3663517, "geonames_details": {"name": "Manaus", "country_code": "BR",
                "country_name": "Brazil", "country_subdivision_code": "AM", "country_subdivision_name": "Amazonas",
                "continent_code": "SA", "lat": -3.10194, "lng": -60.025}}],
             "links": [{"type": "website", "value": "https://www.gov.br/inpa"},
                       {"type": "wikipedia", "value": "https://en.wikipedia.org/wiki/INPA"}],
             "domains": ["inpa.gov.br"], "types": ["facility"]}""";

    @Inject
    Pool pool;

    WireMockServer registry;

    @BeforeEach
    void no_institution() {
        registry.resetAll();
        pool.query("truncate outside_answer").executeAndAwait();
        pool.query("delete from usage").executeAndAwait();
        pool.query("delete from institution").executeAndAwait();
    }

    @Test
    void an_institution_keeps_everything_that_is_said_of_it() {
        post(Map.ofEntries(
                        Map.entry("name", "  Université de   Fribourg "),
                        Map.entry("acronym", "UNIFR"),
                        Map.entry("city", "Fribourg"),
                        Map.entry("country", "Schweiz"),
                        Map.entry("web_pages", List.of("https://www.unifr.ch")),
                        Map.entry("domains", List.of("UNIFR.ch")),
                        Map.entry("ror_id", "https://ror.org/022fs9h90"),
                        Map.entry("latitude", 46.8),
                        Map.entry("longitude", 7.15),
                        Map.entry("former_code", "u-17"),
                        Map.entry("notes", "two\nlines")))
                .statusCode(201)
                .body("name", equalTo("Université de Fribourg"))
                .body("country_code", equalTo("CH"))
                .body("country", equalTo("Schweiz"))
                .body("domains", equalTo(List.of("unifr.ch")))
                .body("ror_id", equalTo("022fs9h90"))
                .body("status", equalTo("active"));
        given().get(INSTITUTIONS + "/022fs9h90").then().statusCode(200).body("acronym", equalTo("UNIFR"));
        given().get(INSTITUTIONS + "/u-17").then().statusCode(200);
        given().queryParam("q", "fribourg unifr").get(INSTITUTIONS).then().body("data", hasSize(1));
        given().queryParam("name", "universite*").get(INSTITUTIONS).then().body("data", hasSize(0));
        given().queryParam("name", "Université*").get(INSTITUTIONS).then().body("data", hasSize(1));
    }

    @Test
    void each_rule_has_its_code() {
        refused(Map.of("acronym", "X"), 422, "required");
        refused(Map.of("name", "X", "country", "Atlantis"), 422, "unknown_country");
        refused(Map.of("name", "X", "country_code", "ZZ"), 422, "unknown_country");
        refused(Map.of("name", "X", "country", "Brazil", "country_code", "CH"), 422, "country_mismatch");
        refused(Map.of("name", "X", "status", "asleep"), 422, "unknown_status");
        refused(Map.of("name", "X", "ror_id", "022fs9h91"), 422, "ror_checksum");
        refused(Map.of("name", "X", "ror_id", "nonsense"), 422, "ror_form");
        refused(Map.of("name", "X", "latitude", 91), 422, "coordinates_out_of_range");
        refused(Map.of("name", "X", "web_pages", List.of("javascript:alert(1)")), 422, "url_form");
        refused(Map.of("name", "X", "domains", List.of("-")), 422, "domain_form");
        refused(Map.of("name", "x".repeat(201)), 422, "too_long");
        refused(Map.of("name", "a\u202eb"), 422, "illegal_character");
        refused(Map.of("name", "X", "colour", "red"), 422, "unknown_field");
        post(Map.of("name", "Botanic Garden", "former_code", "b", "ror_id", "022fs9h90"))
                .statusCode(201);
        refused(Map.of("name", "BOTANIC garden"), 409, "duplicate_name");
        refused(Map.of("name", "Y", "former_code", "B"), 409, "duplicate");
        refused(Map.of("name", "Y", "ror_id", "022fs9h90"), 409, "duplicate");
    }

    @Test
    void full_users_write_and_super_admins_remove_what_is_not_used() {
        String id = post(Map.of("name", "Museum")).statusCode(201).extract().path("id");
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "Z"))
                .post(INSTITUTIONS)
                .then()
                .statusCode(401);
        as("registered").body(Map.of("name", "Z")).post(INSTITUTIONS).then().statusCode(403);
        as("full")
                .body(Map.of("city", "Paris", "country", "France"))
                .patch(INSTITUTIONS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("country_code", equalTo("FR"));
        as("full").delete(INSTITUTIONS + "/" + id).then().statusCode(403);
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('institution', '%s', 'tracker', 'user', 1)"
                                .formatted(id))
                .executeAndAwait();
        as("admin")
                .delete(INSTITUTIONS + "/" + id)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("in_use"));
        pool.query("delete from usage").executeAndAwait();
        as("admin").delete(INSTITUTIONS + "/" + id).then().statusCode(204);
    }

    @Test
    void a_ror_id_alone_is_filled_by_the_registry() {
        registry.stubFor(get(urlEqualTo("/ror/v2/organizations/01xe86309")).willReturn(okJson(INPA)));
        post(Map.of("ror_id", "https://ror.org/01xe86309", "acronym", "INPA-BR"))
                .statusCode(201)
                .body("name", equalTo("Instituto Nacional de Pesquisas da Amazônia"))
                .body("acronym", equalTo("INPA-BR"))
                .body("city", equalTo("Manaus"))
                .body("state", equalTo("Amazonas"))
                .body("country", equalTo("Brazil"))
                .body("country_code", equalTo("BR"))
                .body("web_pages", equalTo(List.of("https://www.gov.br/inpa")))
                .body("domains", equalTo(List.of("inpa.gov.br")))
                .body("ror_id", equalTo("01xe86309"))
                .body("latitude", notNullValue());
    }

    @Test
    void the_registry_is_looked_up_by_those_who_are_signed_in() {
        registry.stubFor(get(urlEqualTo("/ror/v2/organizations?query=inpa"))
                .willReturn(okJson("{\"number_of_results\": 1, \"items\": [" + INPA + ", {\"id\": \"x\"}, 7]}")));
        given().queryParam("q", "inpa").get(INSTITUTIONS + "/lookup").then().statusCode(401);
        as("registered")
                .queryParam("q", "inpa")
                .get(INSTITUTIONS + "/lookup")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].ror_id", equalTo("01xe86309"));
        registry.stubFor(get(urlEqualTo("/ror/v2/organizations/022fs9h90"))
                .willReturn(aResponse().withStatus(404)));
        as("full")
                .queryParam("ror_id", "022fs9h90")
                .get(INSTITUTIONS + "/lookup")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        refused(Map.of("ror_id", "022fs9h90"), 422, "unknown_ror_id");
        as("full").get(INSTITUTIONS + "/lookup").then().statusCode(422);
    }

    @Test
    void a_registry_that_is_away_is_told_and_does_not_matter_to_who_says_the_name() {
        registry.stubFor(get(urlEqualTo("/ror/v2/organizations/022fs9h90"))
                .willReturn(aResponse().withStatus(503)));
        post(Map.of("ror_id", "022fs9h90"))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("violations[0].code", equalTo("registry_unavailable"));
        post(Map.of("ror_id", "022fs9h90", "name", "Fribourg")).statusCode(201);
    }

    @Test
    void an_import_meets_institutions_by_ror_id_or_name() {
        post(Map.of("name", "Museum", "status", "passive", "city", "Bern")).statusCode(201);
        String csv = "name,ror_id,country,web_pages,latitude,status\n"
                + "Fribourg,https://ror.org/022fs9h90,Suisse,https://a.ch; https://b.ch,46.8,\n"
                + "MUSEUM,,Switzerland,,,\n"
                + "Nowhere,,Atlantis,,,\n"
                + "Somewhere,,,,north,\n"
                + "Renamed,022fs9h90,,,,retired\n";
        String job = as("full")
                .contentType("text/csv")
                .queryParam("on_conflict", "update")
                .body(csv)
                .post(INSTITUTIONS + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Jobs.finished(job)
                .body("created", equalTo(1))
                .body("updated", equalTo(2))
                .body("failed", equalTo(2));
        given().get(INSTITUTIONS + "/museum")
                .then()
                .body("status", equalTo("passive"))
                .body("city", equalTo("Bern"))
                .body("country_code", equalTo("CH"))
                .body("version", equalTo(2));
        given().get(INSTITUTIONS + "/022fs9h90")
                .then()
                .body("name", equalTo("Renamed"))
                .body("status", equalTo("retired"))
                .body("web_pages", hasItem("https://b.ch"));
        as("full")
                .get("/catalog/v1/jobs/" + job + "/rows?state=failed")
                .then()
                .body("data.violations.flatten().code", equalTo(List.of("unknown_country", "number_form")));
    }

    private static void refused(Map<String, ?> institution, int status, String code) {
        post(institution).statusCode(status).body("violations.code", hasItem(code));
    }

    private static ValidatableResponse post(Map<String, ?> institution) {
        return as("full").body(institution).post(INSTITUTIONS).then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
