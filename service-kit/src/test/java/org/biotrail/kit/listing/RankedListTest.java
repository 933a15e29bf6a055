package org.biotrail.kit.listing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Lists that answer a search by relevance, and show where they found what was searched. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class RankedListTest {

    @Test
    void what_fits_best_comes_first_unless_another_order_is_asked_for() {
        stories("").body("data.name", contains("Bark", "Perovskia", "Roots", "Stems"));
        stories("?q=perovskia").body("data.name[0]", equalTo("Perovskia")).body("data.name", hasItems("Bark", "Roots"));
        stories("?q=perovskia&sort=-name").body("data.name", contains("Roots", "Perovskia", "Bark"));
        stories("?q=perovskia&fields=name,relevance&filter=relevance=gt=0.5").body("data.name", contains("Perovskia"));
        stories("?q=perovskia").body("data[0].relevance", nullValue());
        given().get("/listing/stories?sort=relevance").then().statusCode(400);
    }

    @Test
    void pages_go_on_by_relevance_and_a_cursor_is_bound_to_it() {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            ValidatableResponse page = stories("?q=perovskia&limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            found.addAll(page.extract().path("data.name"));
            String next = page.extract().path("next");
            cursor = next == null ? "" : next;
        } while (!cursor.isEmpty());
        assertThat(found).hasSize(3).startsWith("Perovskia").doesNotHaveDuplicates();
        String first = stories("?q=perovskia&limit=1").extract().path("next");
        for (String other : new String[] {"q=perovskia&sort=name", "q=perov*", "sort=name"}) {
            given().get("/listing/stories?limit=1&" + other + "&cursor=" + first)
                    .then()
                    .statusCode(400)
                    .body("violations[0].code", equalTo("invalid_cursor"));
        }
        stories("?q=perovskia&limit=1&highlight=true&cursor=" + first).body("data.name.size()", equalTo(1));
    }

    @Test
    void highlights_are_plain_text_with_what_was_searched_marked() {
        stories("?q=PÉROV* -stems&highlight=true&sort=name")
                .body("data[0].highlights.name", nullValue())
                .body("data[0].highlights.tags", equalTo("dry, <mark>Perovskia</mark>"))
                .body("data[0].highlights.story", containsString("<mark>Pérovskia</mark>"))
                .body("data[0].highlights.story", containsString("&amp; &quot;more&quot;"))
                .body("data[1].highlights.name", equalTo("<mark>Perovskia</mark>"))
                .body("data[2].highlights.story", containsString("then a <mark>perovskia</mark>"));
        stories("?q=tree&highlight=true")
                .body("data[0].highlights.story", containsString("&lt;b&gt;<mark>tree</mark>"));
        stories("?q=bark perovskia&highlight=true&fields=highlights")
                .body("data[0].highlights.name", equalTo("<mark>Bark</mark>"))
                .body("data[0].highlights.tags", containsString("<mark>"));
        stories("?q=-bark&highlight=true").body("data[0].highlights.size()", equalTo(0));
        stories("?highlight=true").body("data[0].highlights", nullValue());
        given().get("/listing/stories?q=x&highlight=yes").then().statusCode(400);
    }

    private static ValidatableResponse stories(String query) {
        return given().get("/listing/stories" + query).then().statusCode(200);
    }
}
