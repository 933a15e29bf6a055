package org.biotrail.kit.listing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ListingTest {
    private static final String OCOTEA = "00000000-0000-7000-8000-000000000001";
    private static final String GUIANENSIS = "00000000-0000-7000-8000-000000000002";

    @Inject
    Pool pool;

    @BeforeEach
    void plant() {
        pool.query("delete from listing_plant").executeAndAwait();
        pool.query("""
                insert into listing_plant (id, version, code, name, rank, height, weight, born, died, valid, hidden_from_public,
                        parent_id, tags, extra, note, geom) values
                    ('00000000-0000-7000-8000-000000000001', 1, 'p1', 'Ocotea', 'genus', null, null, null, null, true, false,
                     null, '{}', null, 'long', null),
                    ('00000000-0000-7000-8000-000000000002', 7, 'p2', 'Ocotea guianensis', 'species', 120, -1.5,
                     '2026-01-31T23:30:00.5Z', '2026-02-01', true, false, '00000000-0000-7000-8000-000000000001',
                     '{red,green}', '{"colour": "Red", "count": 5, "a": {"b": "x"}}', '=1+1', 'srid=4326;point(-52.5 4.25)'),
                    ('00000000-0000-7000-8000-000000000003', 1, 'p3', 'Ocotea 100%', 'species', 30, 2, '2026-02-01T00:00:00Z', null,
                     false, false, '00000000-0000-7000-8000-000000000001', '{green}', '{"count": 12}', null, null),
                    ('00000000-0000-7000-8000-000000000004', 1, 'p4', 'Ócotea ''quoted'', and "more"', 'species', 30, 2, null, null,
                     null, false, null, '{}', '{}', null, null),
                    ('00000000-0000-7000-8000-000000000005', 1, 'p5', 'Secret', 'family', 1, 1, null, null, true, true,
                     null, '{}', null, null, null),
                    ('00000000-0000-7000-8000-000000000006', 1, null, 'Twin', 'species', 3, 1, null, null, true, false,
                     null, '{}', null, null, null),
                    ('00000000-0000-7000-8000-000000000007', 1, null, 'Twin', 'species', 4, 1, null, null, true, false,
                     null, '{}', null, null, null)
                """).executeAndAwait();
    }

    @Test
    void a_computed_column_sorts_filters_and_pages_as_any_other() {
        String path = "/listing/plants/by-difference?rank=species&sort=difference&fields=code,difference";
        given().get(path).then().statusCode(200).body("data.difference", equalTo(List.of(1, 1, 25, 26, 91)));
        String next =
                given().get(path + "&limit=3").then().statusCode(200).extract().path("next");
        given().get(path + "&limit=3&cursor=" + next)
                .then()
                .statusCode(200)
                .body("data.difference", equalTo(List.of(26, 91)));
        given().get("/listing/plants/by-difference?filter=difference=le=1&count=exact")
                .then()
                .statusCode(200)
                .body("total", equalTo(2));
        given().get("/listing/plants?sort=difference").then().statusCode(400);
    }

    @Test
    void a_list_shows_what_its_caller_may_see() {
        plants("").body("data", hasSize(6)).body("next", nullValue()).body("total", nullValue());
        given().auth()
                .oauth2(Tokens.of("full"))
                .get("/listing/plants?count=exact")
                .then()
                .statusCode(200)
                .body("data", hasSize(7))
                .body("total", equalTo(7));
    }

    @Test
    void hidden_columns_are_answered_when_they_are_named() {
        plants("?code=p2").body("data[0].note", nullValue()).body("data[0].name", equalTo("Ocotea guianensis"));
        plants("?code=p2&fields=id,note,geom")
                .body("data[0].keySet()", containsInAnyOrder("id", "note", "geom"))
                .body("data[0].geom.coordinates", contains(-52.5f, 4.25f));
    }

    @Test
    void another_question_is_put_to_the_rows_that_a_request_asks_for() {
        assertThat(height("")).isEqualTo("120");
        assertThat(height("?tag=green&filter=height=lt=100&unit=m")).isEqualTo("30");
        assertThat(height("?rank=family")).as("what the caller does not see").isEqualTo("0");
        given().get("/listing/plants/height?nobody=1")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("unknown_parameter"));
        given().get("/listing/plants/height?rank=tree")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("rank"));
    }

    @Test
    void a_column_is_a_text_of_its_own_type() {
        given().accept("text/x-names")
                .get("/listing/plants?rank=species&sort=code&code=p2,p3")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/x-names"))
                .body(equalTo("<Ocotea guianensis;Ocotea 100%>"));
        given().accept("text/x-names")
                .get("/listing/plants/p2")
                .then()
                .statusCode(200)
                .body(equalTo("Ocotea guianensis"));
        given().accept("text/x-names")
                .get("/listing/plants/p2?colour=red")
                .then()
                .statusCode(400);
    }

    @Test
    void a_reader_is_told_in_the_language_it_wants() {
        given().header("Accept-Language", "pt-BR")
                .get("/listing/words/" + GUIANENSIS)
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("pt"))
                .header("Vary", containsString("Accept-Language"))
                .header("ETag", equalTo("\"7-pt\""))
                .body("name", equalTo("folha"));
        given().header("Accept-Language", "pt")
                .header("If-None-Match", "\"7-pt\"")
                .get("/listing/words/" + GUIANENSIS)
                .then()
                .statusCode(304);
        given().get("/listing/words/" + GUIANENSIS)
                .then()
                .header("ETag", equalTo("\"7-en\""))
                .body("name", equalTo("leaf"));
        given().header("Accept-Language", "pt, en;q=0.5")
                .get("/listing/words?name=FOLHA&limit=1&count=exact")
                .then()
                .statusCode(200)
                .header("Vary", containsString("Accept-Language"))
                .body("data.name", contains("folha"))
                .body("total", equalTo(7));
        given().header("Accept-Language", "pt")
                .get("/listing/words?sort=id&limit=2&fields=id,name")
                .then()
                .statusCode(200)
                .body("data.name", contains("folha", "folha"));
        given().header("Accept-Language", "pt")
                .accept("application/x-ndjson")
                .get("/listing/words?name=fo*")
                .then()
                .statusCode(200)
                .body(containsString("folha"));
    }

    @Test
    void times_are_rfc_3339_in_utc() {
        plants("?code=p2").body("data[0].born", equalTo("2026-01-31T23:30:00.5+00:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code=p1                          | p1",
                "code=p1,p2                       | p1 p2",
                "code=p1&code=p3                  | p1 p3",
                "rank=genus                       | p1",
                "tag=green                        | p2 p3",
                "name=OCOTEA*                     | p1 p2 p3",
                "name=*100%25                     | p3",
                "name=*_*                         | ",
                "parent=p1                        | p2 p3",
                "parent=ocotea                    | p2 p3",
                "seedling_of=ocotea               | p2 p3",
                "height_from=30&height_to=100     | p3 p4",
                "born_to=2026-01-31               | p2",
                "tall=true                        | p2",
                "id=00000000-0000-7000-8000-000000000001,p2 | p1 p2",
                "q=ocotea guian                   | p2",
                "q=OCÓTEA                         | p1 p2 p3 p4",
                "q=%25                            | p3",
                "filter=rank==species;valid==true;height=gt=100 | p2",
                "filter=rank==genus,height==120   | p1 p2",
                "filter=(rank==genus,rank==species);height=isnull=true | p1",
                "filter=name==ocotea*             | p1 p2 p3",
                "filter=name!=ocotea*;code=isnull=false | p4",
                "filter=name=='Ocotea 100%25'     | p3",
                "filter=code=in=(p1,p2)           | p1 p2",
                "filter=code=out=(p1,p2);code=isnull=false | p3 p4",
                "filter=extra.colour==Red         | p2",
                "filter=extra.colour==r*          | p2",
                "filter=extra.count=gt=9          | p3",
                "filter=extra.a.b==x              | p2",
                "filter=tags==red                 | p2",
                "filter=tags!=red;tags==green     | p3",
                "filter=born=lt=2026-02-01        | p2",
                "filter=born=le=2026-02-01        | p2 p3",
                "filter=died==2026-02-01          | p2",
                "filter=weight==-1.5              | p2",
                "filter=order==0;code==p1         | p1",
            })
    void a_question_finds_its_rows(String query, String codes) {
        List<String> found =
                plants("?sort=code&" + query.replace(" ", "%20")).extract().path("data.code");
        assertThat(found).containsExactly(codes == null ? new String[0] : codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody=1,nobody,unknown_parameter",
        "limit=0,limit,out_of_range",
        "limit=1001,limit,out_of_range",
        "limit=many,limit,out_of_range",
        "limit=1&limit=2,limit,repeated_parameter",
        "count=about,count,invalid_value",
        "sort=nobody,sort,unknown_field",
        "sort=extra,sort,not_sortable",
        "sort=name%2C-name,sort,repeated_field",
        "fields=nobody,fields,unknown_field",
        "fields=id%2C,fields,unknown_field",
        "id=nonsense-but-code,,",
        "rank=tree,rank,invalid_value",
        "height_from=tall,height_from,invalid_value",
        "filter=rank==tree,rank,invalid_value",
        "filter=code==p1;height==tall,height,invalid_value",
        "filter=1=1,filter,invalid_filter",
        "cursor=nonsense,cursor,invalid_cursor",
        "name=%00,name,invalid_value",
    })
    void what_cannot_be_read_is_named(String query, String field, String code) {
        ValidatableResponse answer = given().urlEncodingEnabled(false)
                .get("/listing/plants?" + query)
                .then();
        if (field == null) {
            answer.statusCode(200).body("data", hasSize(0));
        } else {
            answer.statusCode(400)
                    .body("violations[0].field", equalTo(field))
                    .body("violations[0].code", equalTo(code));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' or '1'='1",
                "'; drop table listing_plant; --",
                "$1",
                "\\",
                "') union select version() --",
                "%' or name like '%",
            })
    void sql_in_a_value_is_a_value(String text) {
        String quoted = '"' + text.replace("\\", "\\\\") + '"';
        given().queryParam("filter", "name==" + quoted)
                .get("/listing/plants")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        for (String parameter : new String[] {"code", "name", "q", "id"}) {
            given().queryParam(parameter, text)
                    .get("/listing/plants")
                    .then()
                    .statusCode(200)
                    .body("data", hasSize(0));
        }
        given().queryParam("parent", text)
                .get("/listing/plants")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("parent"))
                .body("violations[0].code", equalTo("unknown_reference"));
        given().queryParam("sort", text).get("/listing/plants").then().statusCode(400);
        given().queryParam("fields", text).get("/listing/plants").then().statusCode(400);
        plants("").body("data", hasSize(6));
    }

    @Test
    void a_list_of_what_refers_to_an_id_that_nothing_has_is_empty() {
        plants("?parent=00000000-0000-7000-8000-00000000dead").body("data", hasSize(0));
        given().get("/listing/plants?seedling_of=nobody")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("unknown_reference"))
                .body("violations[0].field", equalTo("seedling_of"));
    }

    @Test
    void a_thousand_ids_are_taken_and_no_more() {
        String thousand =
                String.join(",", IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList());
        plants("?id=" + thousand + "").body("data", hasSize(0));
        given().get("/listing/plants?id=" + thousand + ",more")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("out_of_range"));
    }

    @Test
    void a_page_links_to_the_next_one() {
        String link = plants("?limit=4&name=*&sort=-name")
                .body("data", hasSize(4))
                .extract()
                .header("Link");
        assertThat(link)
                .startsWith("</listing/plants?limit=4&name=*&sort=-name&cursor=")
                .endsWith(">; rel=\"next\"");
        String next = link.substring(1, link.indexOf('>'));
        given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("next", nullValue());
    }

    @Test
    void a_cursor_works_for_its_own_question_only() {
        String cursor = plants("?limit=2&sort=name").extract().path("next");
        plants("?limit=3&sort=name&cursor=" + cursor).body("data", hasSize(3));
        for (String other : new String[] {"sort=-name", "sort=code", "sort=name&rank=species", "sort=name&q=o"}) {
            refusedCursor("/listing/plants?" + other + "&cursor=" + cursor);
        }
        refusedCursor("/listing/plants/p1/children?sort=name&cursor=" + cursor);
        refusedCursor("/listing/plants?sort=name&cursor=A" + cursor.substring(1));
    }

    @Test
    void a_list_within_a_thing_has_the_whole_contract() {
        given().get("/listing/plants/p1/children?sort=-code&count=exact&limit=1")
                .then()
                .statusCode(200)
                .body("data.code", contains("p3"))
                .body("total", equalTo(2))
                .body("next", not(nullValue()));
    }

    @Test
    void a_search_vector_reads_the_web_search_syntax() {
        texts("ocotea -guianensis").body("data", hasSize(3));
        texts("\"ocotea guianensis\"").body("data", hasSize(1));
        texts("guian*").body("data.name", contains("Ocotea guianensis"));
        texts("guian").body("data", hasSize(0));
        texts("guianensis or secret").body("data", hasSize(2));
        texts("'!& :*").body("data", hasSize(0));
        given().get("/listing/texts?fields=search").then().statusCode(400);
        given().get("/listing/numbers?q=1").then().statusCode(400);
    }

    @Test
    void a_thing_is_found_by_id_and_by_code() {
        for (String reference : new String[] {GUIANENSIS, "p2", "ocotea guianensis"}) {
            given().get("/listing/plants/{id}", reference)
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"7\""))
                    .body("id", equalTo(GUIANENSIS))
                    .body("order", equalTo(0))
                    .body("extra.count", equalTo(5));
        }
        given().get("/listing/plants/p2?fields=code").then().body("keySet()", contains("code"));
    }

    @Test
    void a_thing_that_is_known_already_is_not_sent_again() {
        for (String tag : new String[] {"\"7\"", "W/\"7\"", "\"1\", \"7\"", "*"}) {
            given().header("If-None-Match", tag)
                    .get("/listing/plants/p2")
                    .then()
                    .statusCode(304);
        }
        given().header("If-None-Match", "\"6\"")
                .get("/listing/plants/p2")
                .then()
                .statusCode(200);
    }

    @Test
    void what_one_may_not_see_does_not_exist() {
        given().get("/listing/plants/p5").then().statusCode(404);
        given().get("/listing/plants/nobody").then().statusCode(404);
        given().get("/listing/plants/" + OCOTEA.replace('1', '9')).then().statusCode(404);
        given().auth()
                .oauth2(Tokens.of("full"))
                .get("/listing/plants/p5")
                .then()
                .statusCode(200);
    }

    @Test
    void a_name_that_several_things_have_is_answered_with_the_candidates() {
        given().get("/listing/plants/Twin")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("ambiguous_reference"))
                .body("candidates", hasSize(2))
                .body("candidates[0].name", equalTo("Twin"));
    }

    @Test
    void the_history_is_at_the_audit_service() {
        String expected = "/audit/v1/subjects/listing_plant/" + GUIANENSIS + "?limit=5";
        for (String reference : new String[] {GUIANENSIS, "p2"}) {
            String location = given().redirects()
                    .follow(false)
                    .header("Host", "evil.example")
                    .header("X-Forwarded-Host", "evil.example")
                    .get("/listing/plants/" + reference + "/history?limit=5")
                    .then()
                    .statusCode(307)
                    .extract()
                    .header("Location");
            assertThat(location).isEqualTo(expected);
        }
    }

    @Test
    void everything_that_matches_is_streamed_as_ndjson() {
        String[] lines =
                streamed("application/x-ndjson", "?rank=species&sort=code").split("\n");
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).startsWith("{\"id\":\"" + GUIANENSIS);
    }

    @Test
    void everything_that_matches_is_streamed_as_csv() {
        String csv = streamed("text/csv", "?fields=code,name,weight,born,tags,note&sort=code&filter=code=isnull=false");
        assertThat(csv.lines().toList())
                .containsExactly(
                        "code,name,weight,born,tags,note",
                        "p1,Ocotea,,,,long",
                        "p2,Ocotea guianensis,-1.5,2026-01-31T23:30:00.5+00:00,red|green,'=1+1",
                        "p3,Ocotea 100%,2,2026-02-01T00:00:00+00:00,green,",
                        "p4,\"Ócotea 'quoted', and \"\"more\"\"\",2,,,");
    }

    @Test
    void what_has_a_place_is_streamed_as_geojson() {
        String body = streamed("application/geo+json", "?fields=code&sort=code");
        io.restassured.path.json.JsonPath json = new io.restassured.path.json.JsonPath(body);
        assertThat(json.getString("type")).isEqualTo("FeatureCollection");
        assertThat(json.getList("features")).hasSize(6);
        assertThat(json.getString("features[1].properties.code")).isEqualTo("p2");
        assertThat(json.getString("features[1].id")).isEqualTo(GUIANENSIS);
        assertThat(json.getList("features[1].geometry.coordinates", Float.class))
                .isEqualTo(Arrays.asList(-52.5f, 4.25f));
        assertThat(json.getString("features[0].geometry")).isNull();
        plants("?fields=geom&code=p2")
                .body("data[0].geom.type", equalTo("Point"))
                .body("data[0].geom.keySet()", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv;q=0.5, application/x-ndjson             | application/x-ndjson",
                "image/png, application/json;q=0.1                | application/json",
                "text/html,application/xhtml+xml,*/*;q=0.8        | application/json",
                "text/*                                           | text/csv",
                "text/csv;q=0, */*                                | application/json",
            })
    void the_form_that_is_liked_best_is_answered(String accept, String type) {
        given().header("Accept", accept)
                .get("/listing/plants")
                .then()
                .statusCode(200)
                .contentType(startsWith(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"higher_than", "higher_than_cast", "offspring_of"})
    void a_text_that_a_resources_own_condition_cannot_read_is_named(String parameter) {
        given().queryParam(parameter, "tall")
                .get("/listing/plants")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(parameter))
                .body("violations[0].code", equalTo("invalid_value"));
    }

    @Test
    void a_stream_that_cannot_begin_is_a_problem() {
        given().accept("text/csv")
                .get("/listing/plants?rank=tree")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations[0].field", equalTo("rank"));
    }

    @Test
    void an_empty_stream_is_still_whole() {
        assertThat(streamed("application/x-ndjson", "?code=nobody")).isEmpty();
        assertThat(streamed("application/geo+json", "?code=nobody").strip())
                .isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
    }

    private static String streamed(String type, String query) {
        return given().accept(type)
                .get("/listing/plants" + query)
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .extract()
                .asString();
    }

    private static ValidatableResponse plants(String query) {
        return given().urlEncodingEnabled(false)
                .get("/listing/plants" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse texts(String text) {
        return given().queryParam("q", text).get("/listing/texts").then().statusCode(200);
    }

    private static void refusedCursor(String path) {
        given().get(path).then().statusCode(400).body("violations[0].code", equalTo("invalid_cursor"));
    }

    private static String height(String query) {
        return given().get("/listing/plants/height" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
