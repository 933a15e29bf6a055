package org.biotrail.tracker.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.dataset;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.order;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.testing.Plans;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, in which order, and how much there is of what. */
@TrackerTest
class SearchTest {
    @Inject
    Pool pool;

    @Test
    void datasets_are_searched_as_the_web_is() {
        String word = "w" + UUID.randomUUID().toString().substring(24);
        String order = order();
        String leaves = made(dataset(order, "Métabolites of " + word + " leaves", ""));
        String bark = made(dataset(order, "Bark, leaves of oak", ", \"description\": \"near %s\"".formatted(word)));
        assertThat(found(word)).containsExactlyInAnyOrder(leaves, bark);
        assertThat(found("\"" + word + " leaves\"")).containsExactly(leaves);
        assertThat(found(word + " metabolites"))
                .as("accents and case are ignored")
                .containsExactly(leaves);
        assertThat(found(word + " -métabolites")).containsExactly(bark);
        assertThat(found(word.substring(0, 10) + "* oak or " + word + " metabolites"))
                .containsExactlyInAnyOrder(leaves, bark);
        assertThat(found(word.substring(0, 10))).as("a part of a word is none").isEmpty();
        assertThat(found(word + " ' & | ! <-> :* \\"))
                .as("signs of other syntaxes say nothing")
                .hasSize(2);
    }

    private static List<String> found(String words) {
        return anonymous()
                .queryParam("q", words)
                .get("/datasets")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
    }

    @Test
    void facets_count_what_is_found_with_every_filter_but_their_own() {
        String tag = unique("facet");
        String project = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String author = idOf(newcomer("registered"));
        String order = made(
                as("manager").body("""
                {"title": "%s", "authors": ["%s"], "organisation": "%s"}""".formatted(unique("o"), author, author)).post("/orders"));
        String tags = ", \"tags\": [\"%s\", \"%s\"]".formatted(tag, tag + "-more");
        String open = ", \"privacy\": \"public\", \"license\": \"CC0-1.0\", \"project_id\": \"%s\"".formatted(project);
        made(dataset(order, tags + open));
        made(dataset(order, tags + ", \"license\": \"CC-BY-4.0\""));
        made(dataset(order, tags + ", \"listed\": false"));
        String all = "project,license,privacy,tag,organisation,author,year,has_doi";
        anonymous()
                .get("/datasets?facets=" + all + "&license=CC0-1.0&tag=" + tag + "&limit=1&count=exact")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("facets.license.collect { it.value + ' ' + it.count }", contains("CC-BY-4.0 1", "CC0-1.0 1"))
                .body("facets.privacy.collect { it.value + ' ' + it.count }", contains("public 1"))
                .body("facets.tag.count", everyItem(equalTo(1)))
                .body("facets.project[0].value", equalTo(project))
                .body("facets.project[0].label", notNullValue())
                .body("facets.author[0].value", equalTo(author))
                .body("facets.organisation[0].label", containsString("Somebody"))
                .body(
                        "facets.year.value",
                        contains(Integer.toString(Year.now(ZoneOffset.UTC).getValue())))
                .body("facets.has_doi[0].value", equalTo("false"));
        as("manager")
                .get("/datasets?facets=privacy&mine=true&tag=" + tag)
                .then()
                .body("facets.privacy.collect { it.value + ' ' + it.count }", contains("authorised 2", "public 1"));
        refused(anonymous().get("/datasets?facets=colour"), 400, "invalid_value");
        anonymous().get("/datasets?tag=" + tag).then().body("facets", nullValue());
        anonymous()
                .accept("application/x-ndjson")
                .get("/datasets?facets=tag&tag=" + tag)
                .then()
                .statusCode(200)
                .body(not(containsString("facets")));
    }

    @Test
    void names_weigh_more_than_creators_and_tags_these_more_than_descriptions_and_these_more_than_metadata() {
        String word = "w" + UUID.randomUUID().toString().substring(24);
        String order = order();
        String metadata = made(dataset(order, ", \"metadata\": \"of %s\"".formatted(word)));
        String property = made(dataset(order, ", \"properties\": {\"site\": \"at %s\"}".formatted(word)));
        String creator =
                made(dataset(order, ", \"creators\": [{\"person_id\": \"%s\"}]".formatted(person("Ana " + word))));
        String title = made(dataset(order, "About " + word, ""));
        assertThat(found(word)).containsExactly(title, creator, property, metadata);
        assertThat(found(word + " -about")).containsExactly(creator, property, metadata);
        String first = anonymous()
                .get("/datasets?limit=3&q=" + word)
                .then()
                .body("data.id", contains(title, creator, property))
                .extract()
                .path("next");
        anonymous()
                .get("/datasets?limit=3&q=" + word + "&cursor=" + first)
                .then()
                .body("data.id", contains(metadata));
        refused(anonymous().get("/datasets?sort=title&q=" + word + "&cursor=" + first), 400, "invalid_cursor");
    }

    @Test
    void a_creator_who_changed_their_name_is_found_by_the_new_one() {
        String before = "b" + UUID.randomUUID().toString().substring(24);
        String after = "a" + UUID.randomUUID().toString().substring(24);
        String person = person(before);
        String dataset = made(dataset(order(), ", \"creators\": [{\"person_id\": \"%s\"}]".formatted(person)));
        pool.preparedQuery("update person_copy set full_name = $1, version = 2 where id = $2")
                .executeAndAwait(Tuple.of(after, UUID.fromString(person)));
        assertThat(found(after)).containsExactly(dataset);
        assertThat(found(before)).isEmpty();
        as("manager")
                .body("{\"creators\": []}")
                .patch("/datasets/" + dataset)
                .then()
                .statusCode(200);
        assertThat(found(after)).isEmpty();
        as("manager").delete("/datasets/" + dataset).then().statusCode(204);
    }

    @Test
    void datasets_and_projects_are_searched_at_once_as_far_as_one_may_find_them() {
        String word = "w" + UUID.randomUUID().toString().substring(24);
        String project = made(as("full").body("""
                {"name": "%s", "description": "Leaves, *%s*", "tags": ["leaves"]}""".formatted(unique("p"), word)).post("/projects"));
        String hidden = made(as("full")
                .body("{\"name\": \"%s hidden\", \"listed\": false}".formatted(word))
                .post("/projects"));
        String order = order();
        String dataset = made(
                dataset(order, "The " + word, ", \"tags\": [\"leaves\"], \"project_id\": \"%s\"".formatted(project)));
        String unlisted = made(dataset(order, word + " unlisted", ", \"listed\": false"));
        anonymous()
                .get("/search?highlight=true&facets=tag,license&q=" + word)
                .then()
                .statusCode(200)
                .body("data.id", contains(dataset, project))
                .body("data.type", contains("dataset", "project"))
                .body("data[0].highlights.title", equalTo("The <mark>" + word + "</mark>"))
                .body("data[1].highlights.description", equalTo("Leaves, <mark>" + word + "</mark>"))
                .body("data[0].description", nullValue())
                .body("facets.tag.collect { it.value + ' ' + it.count }", contains("leaves 2"))
                .body("facets.license", hasSize(0));
        as("full").get("/search?q=" + word).then().body("data.id", containsInAnyOrder(dataset, project, hidden));
        with(newcomer("registered", "DATA_LIST"))
                .get("/search?type=dataset&q=" + word)
                .then()
                .body("data.id", containsInAnyOrder(dataset, unlisted));
        anonymous().get("/search?type=project&q=" + word).then().body("data.id", contains(project));
        anonymous()
                .get("/projects?facets=tag&highlight=true&q=" + word)
                .then()
                .body("data.id", contains(project))
                .body("data[0].highlights.description", containsString("<mark>"))
                .body("facets.tag[0].count", equalTo(1));
        refused(anonymous().get("/projects?facets=privacy"), 400, "invalid_value");
        String next = anonymous()
                .get("/search?limit=1&q=" + word)
                .then()
                .body("data.id", contains(dataset))
                .extract()
                .path("next");
        anonymous().get("/search?q=" + word + "&cursor=" + next).then().body("data.id", contains(project));
    }

    @Test
    void what_is_shown_of_a_hostile_text_is_plain_and_marked() {
        String word = "w" + UUID.randomUUID().toString().substring(24);
        String hostile =
                "# See [the %1$s](javascript:alert(1)) <img src=x onerror=alert(1)> & **%1$s**".formatted(word);
        made(dataset(order(), ", \"description\": \"%s\"".formatted(hostile)));
        String snippet = anonymous()
                .get("/datasets?highlight=true&q=" + word)
                .then()
                .extract()
                .path("data[0].highlights.description");
        assertThat(snippet)
                .startsWith("See the <mark>" + word + "</mark> ")
                .contains("&amp; <mark>" + word + "</mark>")
                .doesNotContain("<img", "javascript", "**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataset_view", "project_view", "search_view"})
    void a_search_is_answered_by_an_index(String view) {
        Plans plans = Plans.after(pool, """
                insert into search_text select case when n % 2 = 0 then 'dataset' else 'project' end, gen_random_uuid(),
                                               to_tsvector('simple', 'word ' || n) from generate_series(1, 5000) n;
                analyze search_text""");
        assertThat(plans.plan(
                        "select id from " + view + " where search @@ replace(websearch_to_tsquery('simple',"
                                + " biotrail.fold('4321'))::text, 'x', ':*')::tsquery and listed order by id limit 101",
                        Tuple.tuple()))
                .contains("search_text_search")
                .doesNotContain("Seq Scan");
    }

    private String person(String name) {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("insert into person_copy (id, version, full_name) values ($1, 1, $2)")
                .executeAndAwait(Tuple.of(id, name));
        return id.toString();
    }
}
