package org.biotrail.catalog.trait;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What may still be changed of a trait that was measured, and by whom. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class MeasuredTraitsTest extends TraitGround {
    @Test
    void a_measured_trait_means_what_it_meant() {
        String id = id(post(length("leaf_length")));
        measure(id, null, null);
        given().get(TRAITS + "/" + id).then().body("measured", equalTo(true));
        forbidden(id, Map.of("unit", "mm"));
        forbidden(id, Map.of("export_name", "other"));
        forbidden(id, Map.of("range_max", 300));
        forbidden(id, Map.of("name", "other words"));
        as("full")
                .body(Map.of("translations", Map.of("pt", Map.of("name", "comprimento"))))
                .patch(TRAITS + "/" + id)
                .then()
                .statusCode(200);
        as("full").delete(TRAITS + "/" + id).then().statusCode(403).body("violations[0].code", equalTo("measured"));
        as("admin").body(Map.of("unit", "mm")).patch(TRAITS + "/" + id).then().statusCode(200);
        as("admin")
                .body(Map.of("type", "quantitative_integer"))
                .patch(TRAITS + "/" + id)
                .then()
                .statusCode(403)
                .body("violations[0].code", equalTo("measured"));
    }

    @Test
    void a_measured_trait_takes_a_new_category_when_categorical_not_when_ordinal() {
        for (String type : List.of("categorical", "categorical_multiple", "ordinal")) {
            String id = id(post(typed(type, "categories", List.of(Map.of("rank", 1, "name", "a")), type)));
            measure(id, null, null);
            List<Map<String, Object>> stored =
                    given().get(TRAITS + "/" + id).then().extract().path("categories");
            List<Map<String, Object>> more = List.of(
                    Map.of(
                            "id",
                            stored.get(0).get("id"),
                            "rank",
                            1,
                            "translations",
                            stored.get(0).get("translations")),
                    Map.of("rank", 2, "name", "b"));
            as("full")
                    .body(Map.of("categories", more))
                    .patch(TRAITS + "/" + id)
                    .then()
                    .statusCode(type.equals("ordinal") ? 403 : 200);
        }
    }

    @Test
    void its_only_measurer_and_who_administers_all_its_data_may_change_a_measured_trait() {
        String id = id(post(length("leaf_length")));
        String person = id(as("full")
                .body(Map.of("full_name", "Trait Measurer " + System.nanoTime()))
                .post("/catalog/v1/persons")
                .then());
        measure(id, person, null);
        forbidden(id, Map.of("range_max", 300));
        pool.query("update user_copy set person_id = '%s' where id = (select created_by from trait where id = '%s')"
                        .formatted(person, id))
                .executeAndAwait();
        as("full")
                .body(Map.of("range_max", 300))
                .patch(TRAITS + "/" + id)
                .then()
                .statusCode(200);
        String dataset = UUID.randomUUID().toString();
        measure(id, ALONE, dataset);
        forbidden(id, Map.of("range_max", 400));
        pool.query("delete from usage where person_id = '%s'".formatted(person)).executeAndAwait();
        pool.query(
                        "insert into dataset_copy (id, version, members) select '%s', 1, jsonb_build_array(jsonb_build_object('user_id', created_by, 'role', 'admin')) from trait where id = '%s'"
                                .formatted(dataset, id))
                .executeAndAwait();
        as("full")
                .body(Map.of("range_max", 400))
                .patch(TRAITS + "/" + id)
                .then()
                .statusCode(200);
        pool.query("update user_copy set person_id = null").executeAndAwait();
    }

    @Test
    void a_category_with_values_is_not_removed() {
        String id = id(post(typed(
                "categorical", "categories", List.of(Map.of("rank", 1, "name", "a"), Map.of("rank", 2, "name", "b")))));
        String category = given().get(TRAITS + "/" + id).then().extract().path("categories[1].id");
        measure(id, null, null);
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('trait_category', '%s', 'sampling', 'measurement', 1)"
                                .formatted(category))
                .executeAndAwait();
        as("admin")
                .body(Map.of("categories", List.of(Map.of("rank", 1, "name", "a"))))
                .patch(TRAITS + "/" + id)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("in_use"));
        as("admin")
                .body(Map.of("categories", List.of(Map.of("rank", 2, "name", "b"))))
                .patch(TRAITS + "/" + id)
                .then()
                .statusCode(200);
    }
}
