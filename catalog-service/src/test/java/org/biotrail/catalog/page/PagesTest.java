package org.biotrail.catalog.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.testing.Browser;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tree page and the map page, in a browser. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PagesTest {
    private static Browser browser;

    @Inject
    Pool pool;

    @BeforeAll
    static void a_browser() {
        browser = Browser.start();
    }

    @AfterAll
    static void no_browser() {
        browser.close();
    }

    @BeforeEach
    void laurels_and_a_plot_in_a_park() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("delete from taxon where parent_id is not null").executeAndAwait();
        String kingdom = taxon("Plantae", "kingdom", "", "");
        String family = taxon("Lauraceae", "family", kingdom, "Juss.");
        String genus = taxon("Ocotea", "genus", family, "Aubl.");
        taxon("guianensis", "species", genus, "Aubl.");
        taxon("cymbarum", "species", genus, "Kunth");
        taxon("Aniba", "genus", family, "Aubl.");
        taxon("Animalia", "kingdom", "", "");
        pool.query("update location set related_ids = '{}' where related_ids <> '{}'")
                .executeAndAwait();
        for (int i = 0; i < 9; i++) {
            pool.query("delete from location l where adm_level <> -1"
                            + " and not exists (select from location c where c.parent_id = l.id)")
                    .executeAndAwait();
        }
        place("Brazil", 2, Map.of("geom", box(-74, -34, -30, 6)));
        place("Amazonas", 4, Map.of("geom", box(-70, -10, -56, 2)));
        place("Manaus", 8, Map.of("geom", box(-61, -4, -59, -2)));
        place("Reserva Ducke", 99, Map.of("geom", box(-59.98, -2.96, -59.95, -2.94)));
        Map<String, Object> corner = Map.of("latitude", -2.95, "longitude", -59.97);
        place("Plot 1", 100, with(corner, Map.of("x", 100, "y", 60, "azimuth", 25)));
        place("Plot 1, south", 100, Map.of("parent_id", "Plot 1", "startx", 0, "starty", 0, "x", 50, "y", 30));
        place("Trail", 101, with(corner, Map.of("x", 400, "y", 5, "azimuth", 200)));
        place("Camp", 999, Map.of("latitude", -2.9512, "longitude", -59.9712));
    }

    @Test
    void the_tree_is_walked_by_keys_and_searched_while_one_types() {
        try (Browser.Window window = browser.desktop()) {
            Page page = window.page();
            page.navigate(at("/catalog/v1"));
            assertThat(page).hasURL(at("/catalog/v1/"));
            Locator plants = node(page, "Plantae");
            assertThat(plants).hasAttribute("aria-expanded", "false");
            assertThat(plants).hasAttribute("aria-level", "1");
            plants.focus();
            page.keyboard().press("ArrowRight");
            Locator family = node(page, "Lauraceae");
            assertThat(family).isVisible();
            page.keyboard().press("ArrowRight");
            assertThat(family).isFocused();
            page.keyboard().press("ArrowRight");
            assertThat(node(page, "Ocotea")).isVisible();
            page.keyboard().press("End");
            page.keyboard().press("Home");
            page.keyboard().press("l");
            assertThat(family).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#detail h2")).containsText("Lauraceae");
            assertThat(page.locator("#detail .bars")).containsText("species");
            page.keyboard().press("ArrowLeft");
            assertThat(family).hasAttribute("aria-expanded", "false");
            page.keyboard().press("ArrowLeft");
            assertThat(plants).isFocused();
            assertThat(page.locator("[role=tree] [tabindex='0']")).hasCount(1);

            page.locator("#wanted").pressSequentially("ocotea guia");
            assertThat(page.locator("[role=option]").first()).containsText("Ocotea guianensis");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#wanted")).hasAttribute("aria-activedescendant", "offer-0");
            window.keep("taxa-search");
            page.keyboard().press("Enter");
            assertThat(page.locator("#detail h2")).containsText("Ocotea guianensis Aubl.");
            assertThat(page.locator("[role=treeitem][aria-selected=true]")).containsText("Ocotea guianensis");
            assertThat(page.locator("#detail nav")).containsText("Lauraceae");
            window.keep("taxa");
            page.reload();
            assertThat(page.locator("#detail h2")).containsText("Ocotea guianensis Aubl.");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            window.keep("taxa-dark");
            assertThat(window.troubles()).isEmpty();
        }
        try (Browser.Window window = browser.phone()) {
            Page page = window.page();
            page.navigate(at("/catalog/v1/"));
            node(page, "Plantae").locator(".twig").first().tap();
            node(page, "Lauraceae").locator(".name").first().tap();
            assertThat(page.locator("#detail h2")).containsText("Lauraceae");
            window.keep("taxa");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            assertThat(window.troubles()).isEmpty();
        }
    }

    @Test
    void the_map_is_drawn_from_the_catalog_s_own_tiles_and_tells_what_is_chosen() {
        try (Browser.Window window = browser.desktop()) {
            Page page = window.page();
            List<String> foreign = new java.util.concurrent.CopyOnWriteArrayList<>();
            page.onRequest(request -> {
                if (!request.url().startsWith(at("/catalog/v1/"))
                        && !request.url().startsWith("blob:")) {
                    foreign.add(request.url());
                }
            });
            page.navigate(at("/catalog/v1/map.html"));
            drawn(page);
            window.keep("map-world");
            page.locator("#wanted").pressSequentially("plot 1");
            page.locator("[role=option]", new Page.LocatorOptions().setHasText("Manaus > Plot 1"))
                    .first()
                    .click();
            assertThat(page.locator("#detail h2")).hasText("Plot 1");
            assertThat(page.locator("#detail")).containsText("100 × 60 m");
            assertThat(page.locator("#detail nav")).containsText("Manaus");
            assertThat(page.locator("[data-axis=X]")).isVisible();
            assertThat(page.locator("[data-axis=Y]")).isVisible();
            drawn(page);
            window.keep("map-plot");
            page.locator("#detail nav a", new Page.LocatorOptions().setHasText("Amazonas"))
                    .click();
            assertThat(page.locator("#detail h2")).hasText("Amazonas");
            assertThat(page.locator("[data-axis=X]")).hasCount(0);
            drawn(page);
            page.locator(".maplibregl-canvas").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#detail h2")).hasText("Amazonas");
            page.mouse().click(900, 600);
            assertThat(page).hasURL(java.util.regex.Pattern.compile("location="));
            page.locator(".legend label", new Page.LocatorOptions().setHasText("Countries"))
                    .click();
            drawn(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            drawn(page);
            window.keep("map-dark");
            assertThat(foreign).isEmpty();
            assertThat(window.troubles()).isEmpty();
        }
        try (Browser.Window window = browser.phone()) {
            Page page = window.page();
            String camp = given().get("/catalog/v1/locations/Camp").path("id");
            page.navigate(at("/catalog/v1/map.html?location=" + camp));
            assertThat(page.locator("#detail h2")).hasText("Camp");
            drawn(page);
            window.keep("map");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            assertThat(window.troubles()).isEmpty();
        }
    }

    @Test
    void nothing_but_the_service_itself_may_be_loaded_by_a_page() {
        for (String path : List.of("", "index.html", "map.html", "page/map.js", "page/maplibre/maplibre-gl.mjs")) {
            Response answer = given().get("/catalog/v1/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .startsWith("default-src 'none'; script-src 'self';")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(given().get("/catalog/v1/page/maplibre/maplibre-gl.mjs").contentType())
                .contains("javascript");
        assertThat(given().get("/catalog/v1/taxa?limit=1").header("Content-Security-Policy"))
                .isNull();
    }

    private static Locator node(Page page, String name) {
        return page.locator("[role=treeitem]:has(> .node .name:text-matches('^" + name + " '))");
    }

    /** Waits until the tiles that are wanted have come and are drawn. */
    private static void drawn(Page page) {
        assertThat(page.locator("body"))
                .hasAttribute("data-map", "drawn", new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
    }

    private static String at(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }

    private static Map<String, Object> with(Map<String, ?> one, Map<String, ?> other) {
        Map<String, Object> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }

    private static String box(double west, double south, double east, double north) {
        return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))".formatted(west, south, east, north);
    }

    private static void place(String name, int level, Map<String, ?> more) {
        Response made = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(with(more, Map.of("name", name, "adm_level", level)))
                .post("/catalog/v1/locations");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    private static String taxon(String name, String rank, String parent, String author) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "rank", rank));
        if (!parent.isEmpty()) {
            body.put("parent_id", parent);
        }
        if (!author.isEmpty()) {
            body.put("author", author);
        }
        Response made = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/catalog/v1/taxa");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }
}
