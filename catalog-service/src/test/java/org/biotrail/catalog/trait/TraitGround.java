package org.biotrail.catalog.trait;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** No trait yet, and how traits are sent and measured. */
abstract class TraitGround {
    static final String TRAITS = "/catalog/v1/traits";
    static final String FORMS = "/catalog/v1/forms";
    static final String ALONE = UUID.randomUUID().toString();

    @Inject
    Pool pool;

    @BeforeEach
    void no_trait() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("delete from dataset_copy").executeAndAwait();
        pool.query("delete from form").executeAndAwait();
        pool.query("delete from trait").executeAndAwait();
        pool.query(
                        "delete from language where created_by <> 'system' and code not in (select language from translation)")
                .executeAndAwait();
        pool.query(
                        "insert into user_copy (id, version, name, access_level) values ('%s', 9, 'full', 'full_user') on conflict do nothing"
                                .formatted(Tokens.subjectOf("full")))
                .executeAndAwait();
    }

    void measure(String trait, String person, String dataset) {
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, person_id, dataset_id, count) values ('trait', '%s', 'sampling', 'measurement', %s, %s, 1)"
                                .formatted(trait, quoted(person), quoted(dataset)))
                .executeAndAwait();
    }

    static String quoted(String text) {
        return text == null ? "null" : "'" + text + "'";
    }

    static Map<String, Object> item(String trait, boolean mandatory) {
        return Map.of("trait_id", trait, "mandatory", mandatory);
    }

    static Map<String, Object> length(String name) {
        return new HashMap<>(Map.of(
                "export_name",
                name,
                "type",
                "quantitative_real",
                "objects",
                List.of("individual", "voucher"),
                "name",
                "Length of leaf " + name.length(),
                "description",
                "with a ruler",
                "unit",
                "cm",
                "range_min",
                0,
                "range_max",
                200));
    }

    static Map<String, Object> changed(String field, Object value) {
        Map<String, Object> trait = length("some_trait");
        trait.put(field, value);
        return trait;
    }

    static Map<String, Object> typed(String type, String field, Object value) {
        return typed(type, field, value, "some_trait");
    }

    static Map<String, Object> typed(String type, String field, Object value, String name) {
        Map<String, Object> trait = new HashMap<>(Map.of(
                "export_name",
                name,
                "type",
                type,
                "objects",
                List.of("individual", "voucher"),
                "name",
                "Some trait " + name,
                "description",
                "some definition of " + name));
        if (value != null) {
            trait.put(field, value);
        }
        return trait;
    }

    static void refused(Map<String, ?> trait, String... codes) {
        for (String code : codes) {
            post(trait).statusCode(422).body("violations.code", hasItem(code));
        }
    }

    static void forbidden(String id, Map<String, ?> patch) {
        as("full")
                .body(patch)
                .patch(TRAITS + "/" + id)
                .then()
                .statusCode(403)
                .body("violations[0].code", equalTo("measured"));
    }

    static ValidatableResponse imported(String things, String csv, String onConflict) {
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

    static String id(ValidatableResponse response) {
        return response.statusCode(201).extract().path("id");
    }

    static ValidatableResponse form(Map<String, ?> form) {
        return as("full").body(form).post(FORMS).then();
    }

    static ValidatableResponse post(Map<String, ?> trait) {
        return as("full").body(trait).post(TRAITS).then();
    }

    static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
