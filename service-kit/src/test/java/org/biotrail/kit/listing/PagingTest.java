package org.biotrail.kit.listing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order, page after page shows every row once, as the whole list in that order does. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PagingTest {
    private static final List<String> COLUMNS =
            List.of("code", "name", "rank", "height", "weight", "born", "died", "valid", "order", "parent_id", "id");

    @Inject
    Pool pool;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void paging_by_any_order_visits_every_row_once(int seed) {
        Random random = new Random(seed);
        int rows = fill(random);
        String sort = order(random);

        List<String> whole = whole(sort);
        assertThat(whole).hasSize(rows).doesNotHaveDuplicates();
        assertThat(paged(sort, 1 + random.nextInt(9))).as("sort=" + sort).isEqualTo(whole);
    }

    /** Few different values and many nulls, so that ties and nulls meet at the ends of pages. */
    private int fill(Random random) {
        int rows = 20 + random.nextInt(40);
        pool.query("delete from listing_plant").executeAndAwait();
        for (int i = 0; i < rows; i++) {
            pool.query("insert into listing_plant (id, code, name, rank, height, weight, born, died, valid, \"order\")"
                            + " values (gen_random_uuid(), "
                            + orNull(random, "'c" + i + "'")
                            + ", '"
                            + "aÄb_%'' \"z"
                                    .repeat(2)
                                    .substring(random.nextInt(3) * 2, 9)
                                    .replace("'", "") + "', "
                            + orNull(random, random.nextBoolean() ? "'genus'" : "'species'") + ", "
                            + orNull(random, random.nextInt(3) - 1 + "") + ", "
                            + orNull(random, random.nextInt(3) / 3.0 + "") + ", "
                            + orNull(random, "'2026-01-0" + (1 + random.nextInt(3)) + "T00:00:00.123456Z'") + ", "
                            + orNull(random, "'2026-01-0" + (1 + random.nextInt(3)) + "'") + ", "
                            + orNull(random, random.nextBoolean() + "") + ", " + random.nextInt(3) + ")")
                    .executeAndAwait();
        }
        return rows;
    }

    private static String orNull(Random random, String value) {
        return random.nextInt(3) == 0 ? "null" : value;
    }

    private static String order(Random random) {
        List<String> columns = new ArrayList<>(COLUMNS);
        Collections.shuffle(columns, random);
        return String.join(
                ",",
                columns.subList(0, 1 + random.nextInt(4)).stream()
                        .map(column -> (random.nextBoolean() ? "-" : "") + column)
                        .toList());
    }

    private static List<String> whole(String sort) {
        return page(sort, 1000, "").getList("data.id");
    }

    private static List<String> paged(String sort, int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = page(sort, limit, cursor);
            seen.addAll(page.getList("data.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        return seen;
    }

    private static JsonPath page(String sort, int limit, String cursor) {
        return given().queryParam("sort", sort)
                .queryParam("limit", limit)
                .queryParams(cursor.isEmpty() ? java.util.Map.of() : java.util.Map.of("cursor", cursor))
                .get("/listing/plants")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
