package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.location.SpecifiedSphere.Place;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** A country and a town on which plots are laid out, and how they are looked at. */
abstract class PlotGround {
    static final String LOCATIONS = "/catalog/v1/locations";
    static final Place CAMP = new Place(-2.95, -59.97);
    /** Degrees within which a place is the one that the formulas give. */
    static final double CLOSE = 1e-9;

    @Inject
    Pool pool;

    /** The relay takes events from the outbox; these stay. */
    @BeforeEach
    void events_are_kept() {
        pool.query("""
                        create table if not exists told_of (n bigserial, subject_id text, log_name text, vertices int);
                        create or replace function tell() returns trigger language plpgsql as
                        $$ begin
                            insert into told_of (subject_id, log_name, vertices)
                            values (new.subject_id, new.payload ->> 'log_name',
                                    case when new.payload #>> '{data,geom,type}' = 'Polygon'
                                         then jsonb_array_length(new.payload #> '{data,geom,coordinates,0}') end);
                            return null;
                        end $$;
                        create or replace trigger tell after insert on outbox for each row execute function tell();""").executeAndAwait();
    }

    @BeforeEach
    void a_country_and_a_town() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("update location set related_ids = '{}' where related_ids <> '{}'")
                .executeAndAwait();
        for (int i = 0; i < 9; i++) {
            pool.query("delete from location l where adm_level <> -1"
                            + " and not exists (select from location c where c.parent_id = l.id)")
                    .executeAndAwait();
        }
        made(Map.of("name", "Brazil", "adm_level", 2, "geom", box(-74, -34, -30, 6)));
        made(Map.of("name", "Manaus", "adm_level", 8, "geom", box(-61, -4, -59, -2)));
    }

    List<String> logNames(String id) {
        List<String> names = new ArrayList<>();
        for (Row row : pool.query("select log_name from told_of where subject_id = '" + id + "' order by n")
                .executeAndAwait()) {
            names.add(row.getString(0));
        }
        return names;
    }

    static void assertSubplot(
            ValidatableResponse subplot, Place[] outer, double startx, double starty, double x, double y) {
        Place origin = SpecifiedSphere.position(outer, startx, starty);
        Place[] corners = SpecifiedSphere.plot(origin, x, y, SpecifiedSphere.bearing(outer[0], outer[1]));
        assertPlaces(ring(subplot), corners[0], corners[1], corners[2], corners[3], corners[0]);
    }

    static void assertPlaces(List<Place> found, Place... wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertPlace(found.get(i), wanted[i]);
        }
    }

    static void assertPlace(Place found, Place wanted) {
        assertPlace(found, wanted, CLOSE);
    }

    static void assertPlace(Place found, Place wanted, double degrees) {
        assertThat(found.phi()).isCloseTo(wanted.phi(), within(degrees));
        assertThat(found.lambda()).isCloseTo(wanted.lambda(), within(degrees));
    }

    static List<Place> ring(ValidatableResponse plot) {
        return places(plot, "geom.coordinates[0]");
    }

    static List<Place> line(ValidatableResponse transect) {
        return places(transect, "geom.coordinates");
    }

    static List<Place> places(ValidatableResponse answer, String path) {
        JsonPath json = doubles(given().get(LOCATIONS + "/" + id(answer) + "?fields=id,geom")
                .then()
                .statusCode(200));
        return json.<List<Number>>getList(path).stream()
                .map(place -> new Place(place.get(1).doubleValue(), place.get(0).doubleValue()))
                .toList();
    }

    static JsonPath doubles(ValidatableResponse answer) {
        return answer.extract()
                .body()
                .jsonPath(io.restassured.path.json.config.JsonPathConfig.jsonPathConfig()
                        .numberReturnType(io.restassured.path.json.config.JsonPathConfig.NumberReturnType.DOUBLE));
    }

    static double number(ValidatableResponse answer, String field) {
        return ((Number) doubles(answer).get(field)).doubleValue();
    }

    static Place place(ValidatableResponse position) {
        return new Place(number(position, "latitude"), number(position, "longitude"));
    }

    static String coordinates(Place place) {
        return "latitude=" + place.phi() + "&longitude=" + place.lambda();
    }

    static String wkt(Place place) {
        return place.lambda() + " " + place.phi();
    }

    static ValidatableResponse position(String id, String query) {
        return given().get(LOCATIONS + "/" + id + "/position?" + query).then().statusCode(200);
    }

    static void outside(String id, String query) {
        given().get(LOCATIONS + "/" + id + "/position?" + query)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("position_outside"));
    }

    static Map<String, Object> fromPoint(String name, int level, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", name, "adm_level", level, "latitude", CAMP.phi(), "longitude", CAMP.lambda()));
        body.putAll(more);
        return body;
    }

    static Map<String, Object> subplot(String name, String plot, double startx, double starty, double x, double y) {
        return Map.of(
                "name", name, "adm_level", 100, "parent_id", plot, "startx", startx, "starty", starty, "x", x, "y", y);
    }

    /** A number that is this one but for the last places. */
    static org.hamcrest.Matcher<Number> about(double value) {
        return new org.hamcrest.TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Number number) {
                return Math.abs(number.doubleValue() - value) <= 1e-4;
            }

            @Override
            public void describeTo(org.hamcrest.Description description) {
                description.appendText("about " + value);
            }
        };
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

    static ValidatableResponse made(Map<String, ?> body) {
        return post(body).statusCode(201);
    }

    static ValidatableResponse post(Map<String, ?> body) {
        return as("full").body(body).post(LOCATIONS).then();
    }

    static void refused(Map<String, ?> body, String code, String field) {
        post(body)
                .statusCode(422)
                .body("violations[0].code", equalTo(code))
                .body("violations[0].field", equalTo(field));
    }

    static ValidatableResponse patch(String id, Map<String, ?> patch) {
        return as("full").body(patch).patch(LOCATIONS + "/" + id).then();
    }

    static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
