package org.biotrail.kit.write;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What is computed for who asks stands in whatever tells of a thing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ComputedFieldsTest {
    private final String name = "computed " + UUID.randomUUID();

    @Test
    void everybody_is_told_their_own_in_lists_and_items() {
        String id = made();
        as("full")
                .get("/write-things/" + id)
                .then()
                .body("mine", equalTo(true))
                .body("greeting", equalTo(Tokens.nameOf("full") + " " + name));
        as("admin").get("/write-things/" + id + "?fields=mine").then().body("keySet()", contains("mine"));
        as("admin")
                .get("/write-things?id=" + id)
                .then()
                .body("data[0].mine", equalTo(false))
                .body("data[0].greeting", equalTo(Tokens.nameOf("admin") + " " + name));
        as("admin")
                .get("/write-things?filter=mine==true&count=exact&id=" + id)
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void a_write_answers_it_too_and_it_is_read_only() {
        as("full")
                .body("{\"name\": \"%s\"}".formatted(name))
                .post("/write-things")
                .then()
                .statusCode(201)
                .body("mine", equalTo(true));
        as("full")
                .body("{\"size\": 3, \"mine\": true}")
                .patch("/write-things/" + name)
                .then()
                .statusCode(200)
                .body("size", equalTo(3))
                .body("greeting", equalTo(Tokens.nameOf("full") + " " + name));
        as("full")
                .body("{\"mine\": false}")
                .patch("/write-things/" + name)
                .then()
                .statusCode(403)
                .body("violations[0].code", equalTo("forbidden_field"));
    }

    private String made() {
        return as("full")
                .body("{\"name\": \"%s\"}".formatted(name))
                .post("/write-things")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType("application/json");
    }
}
