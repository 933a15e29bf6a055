package org.biotrail.catalog.taxon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.testing.Words.unique;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biotrail.kit.testing.Tokens;

/** Taxa for tests, made and asked over HTTP; every name is new, so that tests do not meet each other's. */
final class Taxonomy {
    static final String TAXA = "/catalog/v1/taxa";

    private Taxonomy() {}

    static String epithet() {
        return unique("e").toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return body;
    }

    static Response post(Map<String, Object> body) {
        return given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(TAXA);
    }

    static JsonPath made(Object... pairs) {
        Response response = post(body(pairs));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    static String id(Object... pairs) {
        return made(pairs).getString("id");
    }

    static Response patch(String user, String id, String query, Map<String, Object> body) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(body)
                .patch(TAXA + "/" + id + query);
    }

    static JsonPath changed(String id, Object... pairs) {
        Response response = patch("full", id, "", body(pairs));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    static JsonPath get(String path) {
        Response response = given().get(TAXA + path);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    static String fullName(String id) {
        return get("/" + id).getString("full_name");
    }

    static List<String> names(String query) {
        return get(query).getList("data.full_name");
    }

    static String plants() {
        return id("name", unique("Plantae"), "rank", "kingdom");
    }

    static String genusOf(String parent) {
        return id("name", unique("Poa"), "rank", "genus", "parent_id", parent, "author", "L.");
    }

    static String speciesOf(String parent, String epithet) {
        return id("name", epithet, "rank", "species", "parent_id", parent, "author", "L.");
    }

    static String person() {
        return given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(body("full_name", "Maria " + unique("Silva")))
                .post("/catalog/v1/persons")
                .jsonPath()
                .getString("id");
    }

    static List<String> codes(Response response) {
        return response.jsonPath().getList("violations.code");
    }
}
