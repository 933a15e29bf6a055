package org.biotrail.catalog.bibreference;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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
class BibreferencesTest {
    private static final String BIBREFERENCES = "/catalog/v1/bibreferences";
    private static final String AUBLET = """
            @string{paris = "Pierre-Fran{\\c c}ois Didot"}
            @comment{not an entry}
            @book{aublet,
              author = {Aublet, Jean Baptiste Christophe Fus{\\'e}e and {Acad\\'emie des sciences}},
              title = {Histoire des plantes de la {Guiane} fran\\c{c}oise},
              year = 1775, publisher = paris, volume = {2}, pages = {780--781},
              url = {https://www.biodiversitylibrary.org/item\\_14161}}
            """;
    private static final String CROSSREF = """
            {"status": "ok", "message": {"DOI": "10.1111/nph.1", "type": "journal-article",
             "title": ["Leaf <i>Ocotea</i> &amp; chemistry"], "container-title": ["New Phytologist"],
             "short-container-title": ["New Phytol"], "volume": "12", "issue": "3", "page": "1-9",
             "author": [{"given": "Ana", "family": "da Silva", "sequence": "first"},
                        {"given": "Karl", "family": "Müller", "suffix": "Jr."}, {"name": "DBGI Consortium"}],
             "publisher": "Wiley", "ISSN": ["0028-646X"], "URL": "https://doi.org/10.1111/nph.1",
             "published-online": {"date-parts": [[2020, 1]]}, "issued": {"date-parts": [[2021, 3, 1]]}}}""";
    private static final String DATACITE = """
            {"data": {"id": "10.5281/zenodo.1", "type": "dois", "attributes": {"doi": "10.5281/zenodo.1",
             "titles": [{"title": "Spectra of leaves"}], "publicationYear": 2023, "publisher": "Zenodo",
             "creators": [{"name": "Silva, Ana", "givenName": "Ana", "familyName": "Silva"}, {"name": "DBGI"}],
             "types": {"citeproc": "dataset", "resourceTypeGeneral": "Dataset"},
             "url": "https://zenodo.org/record/1", "container": {}}}}""";

    @Inject
    Pool pool;

    WireMockServer registry;

    @BeforeEach
    void no_reference() {
        registry.resetAll();
        pool.query("truncate outside_answer").executeAndAwait();
        pool.query("delete from usage").executeAndAwait();
        pool.query("delete from taxon where parent_id is not null").executeAndAwait();
        pool.query("delete from bibreference").executeAndAwait();
    }

    @Test
    void all_fields_are_read_from_the_entry_which_is_kept_as_given() {
        post(Map.of("bibtex", AUBLET, "notes", "rare"))
                .statusCode(201)
                .body("bibtex", startsWith("@string{paris"))
                .body("bibkey", equalTo("aublet"))
                .body("entry_type", equalTo("book"))
                .body("title", equalTo("Histoire des plantes de la Guiane françoise"))
                .body("author", equalTo("Aublet, Jean Baptiste Christophe Fusée; Académie des sciences"))
                .body("authors[0].family", equalTo("Aublet"))
                .body("authors[1].family", equalTo("Académie des sciences"))
                .body("year", equalTo(1775))
                .body("publisher", equalTo("Pierre-François Didot"))
                .body("pages", equalTo("780–781"))
                .body("url", equalTo("https://www.biodiversitylibrary.org/item_14161"))
                .body("csl.type", equalTo("book"))
                .body("csl.id", equalTo("aublet"))
                .body("csl.issued.'date-parts'[0][0]", equalTo(1775))
                .body("csl.page", equalTo("780-781"))
                .body("citation", startsWith("Aublet, Jean Baptiste Christophe Fusée & Académie des sciences (1775)."))
                .body("entry", nullValue());
    }

    @Test
    void each_rule_has_its_code() {
        refused(Map.of("notes", "nothing"), 422, "bibtex_required");
        refused(Map.of("bibtex", "@article{a, title={x}} @article{b, title={y}}"), 422, "more_than_one_entry");
        refused(Map.of("bibtex", "no entry at all"), 422, "bibtex_syntax");
        refused(Map.of("bibtex", "@article{a, title={" + "{".repeat(10_000)), 422, "bibtex_syntax");
        post(Map.of("bibtex", "@article{a,\n  author = {x}\n  title = {y}}"))
                .statusCode(422)
                .body("violations[0].code", equalTo("bibtex_syntax"))
                .body("line", equalTo(3));
        refused(Map.of("bibtex", article("a", "10.1/x")), 422, "doi_form");
        refused(Map.of("bibtex", article("a", "10.1000/x"), "doi", "10.1000/y"), 422, "doi_mismatch");
        refused(Map.of("bibtex", article("a", "10.1000/x"), "bibkey", "a b"), 422, "bibkey_form");
        refused(Map.of("bibtex", "@article{a, title={" + "x".repeat(210_000) + "}}"), 422, "too_long");
        refused(Map.of("bibtex", article("a", "10.1000/x"), "title", "other"), 403, "forbidden_field");
        post(Map.of("bibtex", article("Key1", "10.1000/X"))).statusCode(201).body("doi", equalTo("10.1000/x"));
        refused(Map.of("bibtex", article("kEY1", "10.1000/other")), 409, "duplicate_bibkey");
        refused(Map.of("bibtex", article("key2", "10.1000/x")), 409, "duplicate_doi");
    }

    @Test
    void the_standard_key_follows_the_rule_and_its_double_gets_a_letter() {
        String entry =
                "@article{, author = {von der M{\\\"u}ller, Karl}, title = {The Trees of Suriname}, year = 1999}";
        String id = post(Map.of("bibtex", entry))
                .body("bibkey", equalTo("VonderMuller1999trees"))
                .extract()
                .path("id");
        post(Map.of("bibtex", entry)).statusCode(201).body("bibkey", equalTo("VonderMuller1999treesa"));
        as("full")
                .queryParam("standardize_key", true)
                .body(Map.of("bibtex", entry.replace("{,", "{mine,")))
                .post(BIBREFERENCES)
                .then()
                .statusCode(201)
                .body("bibkey", equalTo("VonderMuller1999treesb"));
        given().get(BIBREFERENCES + "/" + id + "/standard-key")
                .then()
                .statusCode(200)
                .body("standard_key", equalTo("VonderMuller1999trees"));
    }

    @Test
    void a_patch_reads_the_new_entry_and_keeps_the_key() {
        post(Map.of("bibtex", article("old", "10.1000/old"))).statusCode(201);
        as("full")
                .body(Map.of("bibtex", article("new", "10.1000/new")))
                .patch(BIBREFERENCES + "/old")
                .then()
                .statusCode(200)
                .body("bibkey", equalTo("old"))
                .body("doi", equalTo("10.1000/new"));
        as("full")
                .queryParam("standardize_key", true)
                .body(Map.of("notes", "x"))
                .patch(BIBREFERENCES + "/old")
                .then()
                .statusCode(200)
                .body("bibkey", equalTo("Silva2020leaf"));
    }

    @Test
    void a_doi_alone_is_filled_by_crossref_else_by_datacite() {
        registry.stubFor(get(urlEqualTo("/crossref/works/10.1111%2Fnph.1")).willReturn(okJson(CROSSREF)));
        post(Map.of("doi", "https://doi.org/10.1111/NPH.1"))
                .statusCode(201)
                .body("doi", equalTo("10.1111/nph.1"))
                .body("bibkey", equalTo("DaSilva2021leaf"))
                .body("title", equalTo("Leaf Ocotea & chemistry"))
                .body("authors[1].suffix", equalTo("Jr."))
                .body("authors[2].family", equalTo("DBGI Consortium"))
                .body("journal", equalTo("New Phytologist"))
                .body("year", equalTo(2021))
                .body("pages", equalTo("1–9"));
        registry.stubFor(get(urlEqualTo("/crossref/works/10.5281%2Fzenodo.1"))
                .willReturn(aResponse().withStatus(404)));
        registry.stubFor(get(urlEqualTo("/datacite/dois/10.5281%2Fzenodo.1")).willReturn(okJson(DATACITE)));
        as("full")
                .queryParam("doi", "10.5281/zenodo.1")
                .get(BIBREFERENCES + "/lookup")
                .then()
                .statusCode(200)
                .body("csl.title", equalTo("Spectra of leaves"))
                .body("csl.author[1].literal", equalTo("DBGI"));
        post(Map.of("doi", "10.5281/zenodo.1")).statusCode(201).body("entry_type", equalTo("dataset"));
        given().queryParam("doi", "10.5281/zenodo.1")
                .get(BIBREFERENCES + "/lookup")
                .then()
                .statusCode(401);
    }

    @Test
    void an_unknown_doi_is_told_and_a_registry_that_is_away_too() {
        registry.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(404)));
        refused(Map.of("doi", "10.1000/nobody"), 422, "unknown_doi");
        registry.resetAll();
        registry.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        post(Map.of("doi", "10.1000/away"))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("violations[0].code", equalTo("registry_unavailable"));
        registry.resetAll();
        post(Map.of("doi", "10.1000/x", "bibtex", article("a", "10.1000/x"))).statusCode(201);
        registry.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_reference_and_a_list_are_answered_as_bibtex_csl_and_text() {
        post(Map.of("bibtex", article("one", "10.1000/1"), "bibkey", "First")).statusCode(201);
        post(Map.of("bibtex", article("two", "10.1000/2"))).statusCode(201);
        assertThat(text("application/x-bibtex", BIBREFERENCES + "/first")).startsWith("@article{First,");
        assertThat(text("application/x-bibtex", BIBREFERENCES))
                .contains("@article{First,")
                .contains("@article{two,");
        given().accept("application/vnd.citationstyles.csl+json")
                .get(BIBREFERENCES + "/two")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/vnd.citationstyles.csl+json"))
                .body(containsString("\"id\":\"two\""));
        assertThat(text("application/vnd.citationstyles.csl+json", BIBREFERENCES))
                .startsWith("[")
                .contains("\"First\"")
                .contains("\"two\"");
        assertThat(text("text/x-bibliography", BIBREFERENCES).lines()).hasSize(2);
        assertThat(text("text/x-bibliography", BIBREFERENCES + "/two"))
                .isEqualTo("Silva, Ana (2020). Leaf chemistry. Botany 1: 2–3. https://doi.org/10.1000/2");
    }

    @Test
    void references_are_found_by_author_year_taxon_and_words() {
        String id =
                post(Map.of("bibtex", article("one", "10.1000/1"))).extract().path("id");
        post(Map.of("bibtex", AUBLET)).statusCode(201);
        taxon(Map.of(
                "name", "Lauraceae", "rank", "family", "bibreference_id", "AUBLET", "bibreference_ids", List.of(id)));
        taxon(Map.of(
                "name",
                "Ocotea",
                "rank",
                "genus",
                "parent_id",
                "Lauraceae",
                "author",
                "Aubl.",
                "bibreference_id",
                "doi:10.1000/1"));
        found("author", "silva*", 1);
        found("year_max", "1800", 1);
        found("year_min", "1801", 1);
        found("year", "2020", 1);
        found("doi", "https://doi.org/10.1000/1", 1);
        found("taxon", "Lauraceae", 2);
        found("taxon", "Ocotea", 1);
        found("taxon_root", "Lauraceae", 2);
        found("taxon_root", "00000000-0000-7000-8000-00000000ffff", 0);
        found("q", "guiane francoise", 1);
        given().queryParam("q", "silv").get(BIBREFERENCES + "/suggest").then().body("data.bibkey", hasItem("one"));
        given().queryParam("bibreference", "one").get("/catalog/v1/taxa").then().body("data", hasSize(2));
        as("full")
                .delete(BIBREFERENCES + "/aublet")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("in_use"));
        as("full").delete(BIBREFERENCES + "/one").then().statusCode(409).body("violations[0].code", equalTo("in_use"));
    }

    @Test
    void an_unpublished_name_takes_no_reference() {
        post(Map.of("bibtex", AUBLET)).statusCode(201);
        String person = as("full")
                .body(Map.of("full_name", "Ana Silva " + System.nanoTime()))
                .post("/catalog/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("full")
                .body(Map.of(
                        "name",
                        "Clade sp.1",
                        "rank",
                        "clade",
                        "parent_id",
                        "Life",
                        "author_id",
                        person,
                        "bibreference_ids",
                        List.of("aublet")))
                .post("/catalog/v1/taxa")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("unpublished_reference"));
    }

    @Test
    void bibtex_with_three_entries_imports_three_and_a_broken_one_fails_alone() {
        String file = "Exported\n@string{jb = \"Journal of Botany\"}\n"
                + "@article{one, title={First}, journal=jb, year=2001}\n"
                + "@article{, author={Silva, Ana}, title={Second}, year=2002}\n"
                + "@article{, author={Silva, Ana}, title={Second}, year=2002}\n"
                + "@article{broken, title={Never closed\n"
                + "@article{three, title={Third}, doi={10.1000/3}}\n";
        imported("application/x-bibtex", file, "fail")
                .body("created", equalTo(4))
                .body("failed", equalTo(1));
        given().get(BIBREFERENCES + "/one").then().body("journal", equalTo("Journal of Botany"));
        given().get(BIBREFERENCES + "/Silva2002seconda").then().statusCode(200);
        imported("application/x-bibtex", "@article{other, title={Changed}, doi={10.1000/3}}", "update")
                .body("updated", equalTo(1));
        given().get(BIBREFERENCES + "/{id}", "doi:10.1000/3")
                .then()
                .body("title", equalTo("Changed"))
                .body("bibkey", equalTo("other"));
    }

    @Test
    void ris_csl_json_and_dois_are_imported_too() {
        String ris =
                "TY  - JOUR\r\nAU  - Silva, Ana\r\nAU  - DBGI\r\nTI  - A & B\r\nJO  - Botany\r\nVL  - 3\r\nSP  - 1\r\nEP  - 9\r\nPY  - 2011/03/01\r\nDO  - 10.1000/ris\r\nER  - \r\n";
        imported("application/x-research-info-systems", ris, "fail").body("created", equalTo(1));
        given().get(BIBREFERENCES + "/Silva2011a")
                .then()
                .statusCode(200)
                .body("title", equalTo("A & B"))
                .body("pages", equalTo("1–9"));
        String csl =
                "[{\"id\": \"csl1\", \"type\": \"book\", \"title\": \"Flora\", \"author\": [{\"family\": \"Aublet\", \"given\": \"J.\"}], \"issued\": {\"date-parts\": [[1775]]}}, {\"type\": \"book\"}]";
        imported("application/vnd.citationstyles.csl+json", csl, "fail")
                .body("created", equalTo(1))
                .body("failed", equalTo(1));
        given().get(BIBREFERENCES + "/csl1").then().body("year", equalTo(1775)).body("entry_type", equalTo("book"));
        registry.stubFor(get(urlEqualTo("/crossref/works/10.1111%2Fnph.1")).willReturn(okJson(CROSSREF)));
        registry.stubFor(get(urlEqualTo("/crossref/works/10.1000%2Fnone"))
                .willReturn(aResponse().withStatus(404)));
        registry.stubFor(get(urlEqualTo("/datacite/dois/10.1000%2Fnone"))
                .willReturn(aResponse().withStatus(404)));
        imported("text/uri-list", "# mine\nhttps://doi.org/10.1111/nph.1\n10.1000/none\nnonsense\n", "fail")
                .body("created", equalTo(1))
                .body("failed", equalTo(2));
        imported("text/plain", "doi\n10.1111/nph.1\n", "skip").body("skipped", equalTo(1));
        given().get(BIBREFERENCES + "/{id}", "10.1111/nph.1")
                .then()
                .statusCode(200)
                .body("bibkey", equalTo("DaSilva2021leaf"));
    }

    @Test
    void the_name_of_a_file_in_a_form_tells_what_it_is() {
        for (Map.Entry<String, String> file : Map.of(
                        "mine.BIB", "@book{Form2020, title = {One}}\n@book{Form2021, title = {Two}}",
                        "mine.ris", "TY  - BOOK\nTI  - One\nER  - \nTY  - BOOK\nTI  - Two\nER  - \n")
                .entrySet()) {
            String job = given().auth()
                    .oauth2(Tokens.of("full"))
                    .multiPart(
                            "file",
                            file.getKey(),
                            file.getValue().getBytes(StandardCharsets.UTF_8),
                            "application/octet-stream")
                    .post(BIBREFERENCES + "/imports")
                    .then()
                    .statusCode(202)
                    .body("file_name", equalTo(file.getKey()))
                    .extract()
                    .path("id");
            Jobs.finished(job).body("created", equalTo(2));
        }
    }

    private static ValidatableResponse imported(String type, String body, String onConflict) {
        String job = as("full")
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type)
                .queryParam("on_conflict", onConflict)
                .body(body)
                .post(BIBREFERENCES + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Jobs.finished(job);
    }

    private static void taxon(Map<String, ?> taxon) {
        as("full").body(taxon).post("/catalog/v1/taxa").then().statusCode(201);
    }

    private static void found(String parameter, String value, int many) {
        given().queryParam(parameter, value)
                .get(BIBREFERENCES)
                .then()
                .statusCode(200)
                .body("data", hasSize(many));
    }

    private static String text(String type, String path) {
        return given().accept(type).get(path).then().statusCode(200).extract().asString();
    }

    private static String article(String key, String doi) {
        return "@article{" + key + ", author = {Silva, Ana}, title = {Leaf chemistry}, journal = {Botany}, volume = 1,"
                + " pages = {2--3}, year = 2020, doi = {" + doi + "}}";
    }

    private static void refused(Map<String, ?> reference, int status, String code) {
        post(reference).statusCode(status).body("violations.code", hasItem(code));
    }

    private static ValidatableResponse post(Map<String, ?> reference) {
        return as("full").body(reference).post(BIBREFERENCES).then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
