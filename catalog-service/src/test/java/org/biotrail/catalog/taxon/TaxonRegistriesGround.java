package org.biotrail.catalog.taxon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.taxon.Taxonomy.TAXA;
import static org.biotrail.catalog.taxon.Taxonomy.body;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** Registries that know nothing yet, and what they are made to answer. */
abstract class TaxonRegistriesGround {
    static final String GRASSES = """
            {"key": "P", "name": "Plantae", "rank": "KINGDOM"},
            {"key": "TP", "name": "Tracheophyta", "rank": "PHYLUM"},
            {"key": "6MJ9H", "name": "Commelinids", "rank": "UNRANKED"},
            {"key": "3DB", "name": "Poales", "rank": "ORDER"},
            {"key": "CHY", "name": "Poaceae", "rank": "FAMILY"},
            {"key": "6NJT", "name": "Poa", "rank": "GENUS"}""";

    @Inject
    Pool pool;

    /** Set by the test resource before the first test. */
    @SuppressWarnings("NullAway.Init")
    WireMockServer registry;

    @BeforeEach
    void an_empty_catalog_and_registries_that_know_nothing() {
        registry.resetAll();
        registry.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        pool.query("truncate outside_answer").executeAndAwait();
        pool.query("update taxon set senior_id = null where senior_id is not null")
                .executeAndAwait();
        for (int i = 0; i < 12; i++) {
            pool.query("delete from taxon t where t.rank <> 'root'"
                            + " and not exists (select from taxon c where c.parent_id = t.id)")
                    .executeAndAwait();
        }
    }

    static JsonPath refreshed(String query) {
        Response response = given().auth().oauth2(Tokens.of("full")).post(TAXA + "/Poa/refresh" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    /** The job when it is over, and its failed rows. */
    static Map<String, JsonPath> imported(String query, String table) {
        String id = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("text/csv")
                .body(table)
                .post(TAXA + "/imports" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Map.of(
                "job",
                Jobs.finished(id).extract().jsonPath(),
                "rows",
                given().auth()
                        .oauth2(Tokens.of("full"))
                        .get("/catalog/v1/jobs/" + id + "/rows?state=failed")
                        .jsonPath());
    }

    void grasses() {
        key("P", found(usage("P", "Plantae", null, "KINGDOM"), ""));
        key("TP", found(usage("TP", "Tracheophyta", null, "PHYLUM"), ""));
        key("6MJ9H", found(usage("6MJ9H", "Commelinids", null, "UNRANKED"), ""));
        key("3DB", found(usage("3DB", "Poales", "Small", "ORDER"), ""));
        key("CHY", found(usage("CHY", "Poaceae", "Barnhart", "FAMILY"), ""));
        key("6NJT", found(usage("6NJT", "Poa", "L.", "GENUS"), ""));
    }

    /** {@code Ochlopoa annua}, which is {@code Poa annua}. */
    void annualMeadowGrassUnderItsOtherName() {
        otherNameOfAnnualMeadowGrass();
        matches(
                "Ochlopoa",
                synonym(
                        usage("628S", "Ochlopoa", "(Asch. & Graebn.) H.Scholz", "GENUS"),
                        usage("6NJT", "Poa", "L.", "GENUS"),
                        GRASSES));
        key("6VGR5", found(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
    }

    /** {@code Ochlopoa annua} alone, without what stands above it or is accepted. */
    void otherNameOfAnnualMeadowGrass() {
        matches(
                "Ochlopoa annua",
                synonym(
                        usage("79NN", "Ochlopoa annua", "(L.) H.Scholz", "SPECIES"),
                        usage("6VGR5", "Poa annua", "L.", "SPECIES"),
                        GRASSES));
    }

    void matches(String name, String answer) {
        registry.stubFor(match().withQueryParam("scientificName", equalTo(name)).willReturn(okJson(answer)));
    }

    void key(String key, String answer) {
        registry.stubFor(match().withQueryParam("usageKey", equalTo(key)).willReturn(okJson(answer)));
    }

    static MappingBuilder match() {
        return get(urlPathEqualTo("/gbif/v2/species/match"));
    }

    void species(String name, @org.jspecify.annotations.Nullable String dataset, String results) {
        MappingBuilder call = get(urlPathEqualTo("/gbif/v1/species")).withQueryParam("name", equalTo(name));
        registry.stubFor((dataset == null ? call.atPriority(6) : call.withQueryParam("datasetKey", equalTo(dataset)))
                .willReturn(okJson("{\"offset\": 0, \"limit\": 100, \"results\": [" + results + "]}")));
    }

    void tropicos(String path, String answer) {
        registry.stubFor(get(urlPathEqualTo("/tropicos" + path))
                .withQueryParam("apikey", equalTo("key-of-tropicos"))
                .willReturn(okJson(answer)));
    }

    static String usage(String key, String name, @org.jspecify.annotations.Nullable String author, String rank) {
        String authorship = author == null ? "" : "\"authorship\": \"" + author + "\", ";
        return "{\"key\": \"%s\", \"canonicalName\": \"%s\", %s\"rank\": \"%s\", \"code\": \"BOTANICAL\"}"
                .formatted(key, name, authorship, rank);
    }

    static String found(String usage, String classification) {
        return """
                {"usage": %s, "classification": [%s], "diagnostics": {"matchType": "EXACT", "confidence": 99}, "synonym": false}""".formatted(usage, classification);
    }

    static String synonym(String usage, String accepted, String classification) {
        return """
                {"usage": %s, "acceptedUsage": %s, "classification": [%s],
                 "diagnostics": {"matchType": "EXACT", "confidence": 99}, "synonym": true}""".formatted(usage, accepted, classification);
    }

    static JsonPath made(Map<String, Object> body) {
        return made("", body);
    }

    static JsonPath made(String query, Map<String, Object> body) {
        Response response = post(query, body);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    static Response post(String query, Map<String, Object> body) {
        return given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(TAXA + query);
    }
}
