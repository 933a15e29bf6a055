package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TilesTest {
    private static final String LOCATIONS = "/catalog/v1/locations";

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

    @Test
    void a_tile_holds_what_lies_in_it_layer_by_layer_and_changes_after_an_edit() {
        String country = made("Brazil", 2, "POLYGON((-74 -34,-30 -34,-30 6,-74 6,-74 -34))");
        String park = made("Ducke", 99, "POLYGON((-60.1 -3.1,-59.9 -3.1,-59.9 -2.9,-60.1 -2.9,-60.1 -3.1))");
        String point = made("A tree", 999, "POINT(-60 -3)");
        String plot = made("Plot", 100, "POINT(-60.001 -3)", Map.of("x", 50, "y", 20));
        String transect = made("Trail", 101, "POINT(-60.002 -3)", Map.of("x", 500, "y", 2));
        Map<String, Set<String>> world = layers("0/0/0");
        assertThat(world.keySet())
                .as("a park of 22 km is no pixel of the world")
                .containsExactly("administrative", "plots", "transects", "points");
        assertThat(layers("2/1/2").keySet())
                .containsExactly("administrative", "related", "plots", "transects", "points");
        assertThat(layers("14/5461/8328").get("plots")).contains(plot, "Plot", country);
        assertThat(layers("14/5461/8328").get("transects")).contains(transect);
        assertThat(world.get("administrative")).contains(country, "Brazil");
        assertThat(world.get("points")).contains(point, "A tree", country);
        // zoom 6: column and row of 60° west, 3° south
        assertThat(layers("6/21/32").get("related")).contains(park);
        assertThat(layers("14/5461/8328").get("points")).contains(point);
        assertThat(layers("0/0/0?adm_level=2").keySet()).containsExactly("administrative");
        assertThat(given().get(LOCATIONS + "/tiles/6/50/32.mvt").statusCode()).isEqualTo(204);

        Response before = given().get(LOCATIONS + "/tiles/0/0/0.mvt");
        String tag = before.header("ETag");
        assertThat(before.header("Cache-Control")).contains("max-age");
        assertThat(given().header("If-None-Match", tag)
                        .get(LOCATIONS + "/tiles/0/0/0.mvt")
                        .statusCode())
                .isEqualTo(304);
        given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "A fallen tree"))
                .patch(LOCATIONS + "/" + point)
                .then()
                .statusCode(200);
        Response after = given().header("If-None-Match", tag).get(LOCATIONS + "/tiles/0/0/0.mvt");
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.header("ETag")).isNotEqualTo(tag);
        assertThat(layers("0/0/0").get("points")).contains("A fallen tree");
    }

    @Test
    void what_crosses_the_border_of_a_tile_is_in_both_and_the_poles_hurt_nobody() {
        String ice = made("Ice", 2, "POLYGON((-180 -90,180 -90,180 -60,-180 -60,-180 -90))");
        for (String tile : new String[] {"1/0/1", "1/1/1", "7/0/127", "7/127/127"}) {
            assertThat(layers(tile).get("administrative")).as(tile).contains(ice);
        }
    }

    /** 10 and 30 degrees east are units 2162 and 2389 of the world's 4096, 20 degrees north and south 1816 and 2280. */
    @Test
    void an_area_is_drawn_where_it_lies_and_cut_a_little_beyond_the_border() {
        made("Land", 2, "POLYGON((10 -20,30 -20,30 20,10 20,10 -20))");
        assertThat(drawn("0/0/0")).containsExactly(2162, 1816, 2389, 2280);
        assertThat(drawn("1/1/0")).containsExactly(228, 3631, 683, 4096 + 64);
        assertThat(drawn("1/1/1")).containsExactly(228, -64, 683, 465);
        assertThat(drawn("6/33/31")).containsExactly(3186, -64, 4096 + 64, 4096 + 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2/0", "0/0/1", "23/0/0", "-1/0/0", "a/b/c", "3/9999999999/1"})
    void outside_of_the_grid_there_is_nothing(String tile) {
        assertThat(given().get(LOCATIONS + "/tiles/" + tile + ".mvt").statusCode())
                .isEqualTo(404);
    }

    private static String made(String name, int level, String geom) {
        return made(name, level, geom, Map.of());
    }

    private static String made(String name, int level, String geom, Map<String, ?> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.putAll(Map.of("name", name, "adm_level", level, "geom", geom));
        Response made = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(LOCATIONS);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    /** The layers of a tile with the texts in them; see the Mapbox Vector Tile specification, 4. */
    private static Map<String, Set<String>> layers(String tile) {
        String path = tile.contains("?") ? tile.replace("?", ".mvt?") : tile + ".mvt";
        Response answer = given().get(LOCATIONS + "/tiles/" + path);
        assertThat(answer.statusCode()).as(tile + answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/vnd.mapbox-vector-tile");
        Map<String, Set<String>> layers = new LinkedHashMap<>();
        new Message(answer.asByteArray()).each(3, layer -> {
            Set<String> texts = new TreeSet<>();
            String[] name = {""};
            layer.each(1, text -> name[0] = text.text());
            layer.again().each(4, value -> value.each(1, text -> texts.add(text.text())));
            layers.put(name[0], texts);
        });
        return layers;
    }

    /** Least and greatest x and y of what a tile draws; see 4.3 there: commands, and steps from point to point. */
    private static List<Integer> drawn(String tile) {
        List<Integer> xs = new ArrayList<>();
        List<Integer> ys = new ArrayList<>();
        byte[] body = given().get(LOCATIONS + "/tiles/" + tile + ".mvt").asByteArray();
        new Message(body)
                .each(
                        3,
                        layer -> layer.each(
                                2,
                                feature -> feature.each(4, geometry -> {
                                    int x = 0;
                                    int y = 0;
                                    while (geometry.isLeft()) {
                                        int command = (int) geometry.number();
                                        for (int n = (command & 7) == 7 ? 0 : command >> 3; n > 0; n--) {
                                            x += geometry.step();
                                            y += geometry.step();
                                            xs.add(x);
                                            ys.add(y);
                                        }
                                    }
                                })));
        return List.of(Collections.min(xs), Collections.min(ys), Collections.max(xs), Collections.max(ys));
    }

    /** As much of Protocol Buffers as a tile needs. */
    private static final class Message {
        private final byte[] bytes;
        private int at;

        Message(byte[] bytes) {
            this.bytes = bytes;
        }

        Message again() {
            return new Message(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Every embedded message or text of this field. */
        void each(int field, java.util.function.Consumer<Message> reader) {
            while (isLeft()) {
                long key = number();
                switch ((int) (key & 7)) {
                    case 0 -> number();
                    case 1 -> at += 8;
                    case 2 -> {
                        int length = (int) number();
                        if (key >> 3 == field) {
                            reader.accept(new Message(java.util.Arrays.copyOfRange(bytes, at, at + length)));
                        }
                        at += length;
                    }
                    case 5 -> at += 4;
                    default -> throw new AssertionError("This is no tile");
                }
            }
        }

        boolean isLeft() {
            return at < bytes.length;
        }

        int step() {
            long value = number();
            return (int) ((value >> 1) ^ -(value & 1));
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                value |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }
    }
}
