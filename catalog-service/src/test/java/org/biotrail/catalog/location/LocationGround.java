package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.biotrail.kit.testing.Tokens;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;

/** An empty world, and how locations are sent to it and read. */
abstract class LocationGround {
    static final String LOCATIONS = "/catalog/v1/locations";

    @Inject
    Pool pool;

    @BeforeEach
    void an_empty_world() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("update location set related_ids = '{}' where related_ids <> '{}'")
                .executeAndAwait();
        for (int i = 0; i < 8; i++) {
            pool.query("delete from location l where adm_level <> -1"
                            + " and not exists (select from location c where c.parent_id = l.id)")
                    .executeAndAwait();
        }
    }

    /** A number within so much of another one, whatever its class. */
    static Matcher<Number> about(double value, double error) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Number number) {
                return Math.abs(number.doubleValue() - value) <= error;
            }

            @Override
            public void describeTo(Description description) {
                description.appendText(value + " give or take " + error);
            }
        };
    }

    String country() {
        return id(made("Brazil", 2, box(-74, -34, -30, 6), Map.of("country_code", "BR")));
    }

    long version(String id) {
        return pool.query("select version from location where id = '" + id + "'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    static ValidatableResponse bbox(String box) {
        return given().queryParam("bbox", box).get(LOCATIONS).then();
    }

    static String box(double west, double south, double east, double north) {
        return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))".formatted(west, south, east, north);
    }

    static String id(ValidatableResponse answer) {
        return answer.extract().path("id");
    }

    static ValidatableResponse get(String id) {
        return given().get(LOCATIONS + "/" + id).then().statusCode(200);
    }

    static ValidatableResponse made(String name, int level, String geom) {
        return made(name, level, geom, Map.of());
    }

    static ValidatableResponse made(String name, int level, String geom, Map<String, ?> more) {
        return post(name, level, geom, more).statusCode(201);
    }

    static ValidatableResponse post(String name, int level, String geom, Map<String, ?> more) {
        return post(name, level, geom, more, Map.of());
    }

    static ValidatableResponse post(String name, int level, String geom, Map<String, ?> more, Map<String, ?> query) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("name", name, "adm_level", level, "geom", geom));
        return as("full").queryParams(query).body(body).post(LOCATIONS).then();
    }

    static ValidatableResponse patch(String user, String id, Map<String, ?> patch) {
        return as(user).body(patch).patch(LOCATIONS + "/" + id).then();
    }

    static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
