package org.biotrail.suite;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.Browser;
import org.biotrail.kit.testing.Browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of the activity log as people use it: signed in at the real Keycloak, on a desk, in a hand, by keys alone. */
class ActivityLogPageTest {
    @RegisterExtension
    static final RunningSuite SUITE = new RunningSuite();

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static Browser browser;

    private final List<Window> windows = new ArrayList<>();
    private String name;
    private String order;

    @BeforeAll
    static void open() {
        browser = Browser.start();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    /** An order that was changed, by somebody who writes what no page should run. */
    @BeforeEach
    void something_to_read() {
        name = "Leaves " + UUID.randomUUID().toString().substring(0, 8) + " " + HOSTILE;
        order = created(name);
        SUITE.as("manager")
                .header("X-Change-Comment", "Moved " + HOSTILE)
                .body(Map.of("description", "INPA, Manaus"))
                .patch("/tracker/v1/orders/" + order)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void nothing_went_wrong() {
        try {
            windows.forEach(window -> assertThat(window.troubles()).isEmpty());
        } finally {
            windows.forEach(Window::close);
        }
    }

    @Test
    void a_history_is_found_compared_and_read_as_it_was() {
        Window window = signedIn(browser.desktop(), "manager");
        Page page = window.page();
        assertThat(page.url()).doesNotContain("code=").doesNotContain("state=");
        window.keep("log-timeline");

        page.getByLabel("Words").fill(name.substring(7, 15));
        press(page, "Show");
        Locator edit = page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText("Moved"));
        assertThat(edit).containsText(HOSTILE);
        edit.getByText("What changed").click();
        assertThat(edit.getByRole(AriaRole.TABLE)).containsText("INPA, Manaus");
        assertThat(page.locator("main img")).hasCount(0);
        press(page, "Count");
        assertThat(page.locator(".filters [role=status]")).containsText("2 activities");
        window.keep("log-filtered");

        edit.getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2)))
                .containsText(HOSTILE);
        press(page, "Compare");
        assertThat(page.locator(".outcome")).containsText("Version 1 beside 2");
        assertThat(page.locator(".outcome tbody tr").first()).containsText("INPA, Manaus");
        window.keep("log-history");
        page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)).fill("2001-01-01T00:00:01");
        page.locator("form").last().getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(window.takeTroubles()).singleElement().asString().contains("404");
        page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)).fill("2199-01-01T00:00:01");
        page.locator("form").last().getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".outcome .copy")).containsText("INPA, Manaus");
    }

    @Test
    void the_trail_of_a_sample_names_what_ids_refer_to() {
        Window window = signedIn(browser.desktop(), "manager");
        Page page = window.page();
        follow(page, "Trail");
        page.getByLabel("Code").fill("demo_000023");
        press(page, "Follow");
        assertThat(page.getByRole(AriaRole.ARTICLE)
                        .filter(new Locator.FilterOptions().setHasText("field record demo_000023"))
                        .first())
                .isVisible();
        window.keep("log-trail");
    }

    @Test
    void what_happens_is_shown_as_it_happens_and_told_to_those_who_listen() {
        Window window = signedIn(browser.phone(), "manager");
        Page page = window.page();
        follow(page, "Live");
        assertThat(page.locator(".state")).hasText("Following the log");
        String live = "Live " + UUID.randomUUID();
        created(live);
        assertThat(page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(live)))
                .hasCount(1);
        assertThat(page.locator("[aria-live=polite]")).containsText(live);
        window.keep("log-live");

        SUITE.kill("audit");
        assertThat(page.locator(".state")).hasText("The connection is lost; trying again");
        String meanwhile = "Meanwhile " + UUID.randomUUID();
        created(meanwhile);
        SUITE.startAgain();
        assertThat(page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(meanwhile)))
                .hasCount(
                        1,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions().setTimeout(60_000));
        assertThat(page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(live)))
                .hasCount(1);
        window.takeTroubles();
        press(page, "Pause");
        assertThat(page.locator(".state")).hasText("Not following");
    }

    @Test
    void everything_fits_into_a_hand() {
        Window window = signedIn(browser.phone(), "manager");
        Page page = window.page();
        fits(page);
        window.keep("log-timeline");
        page.navigate(page.url().replaceFirst("#.*", "") + "#/subjects/order/" + order);
        assertThat(page.getByRole(AriaRole.TABLE).last()).containsText("INPA, Manaus");
        fits(page);
        window.keep("log-history");
        follow(page, "Integrity");
        press(page, "Verify");
        assertThat(page.locator(".verdict")).containsText("The log is sound.");
        fits(page);
        window.keep("log-integrity");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        follow(page, "Timeline");
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).isVisible();
        window.keep("log-dark");
    }

    @Test
    void keys_alone_lead_everywhere() {
        Window window = opened(browser.desktop());
        Page page = window.page();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Sign in"))).isVisible();
        window.keep("log-welcome");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the content");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        tabTo(page, "Sign in");
        page.keyboard().press("Enter");
        page.waitForSelector("#username");
        page.locator("#username").focus();
        page.keyboard().type("manager");
        page.keyboard().press("Tab");
        page.keyboard().type("manager");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).isVisible();
        tabTo(page, "Integrity");
        page.keyboard().press("Enter");
        tabTo(page, "Verify");
        page.keyboard().press("Enter");
        assertThat(page.locator(".verdict")).containsText("The log is sound.");
        window.keep("log-keyboard");
    }

    @Test
    void who_may_not_verify_is_not_offered_to_and_who_leaves_is_gone() {
        Window window = signedIn(browser.desktop(), "registered");
        Page page = window.page();
        assertThat(page.getByRole(AriaRole.LINK, named("Integrity"))).isHidden();
        page.reload();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Sign out"))).isVisible();
        assertThat(page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
                        .toString())
                .doesNotContain("eyJ");
        press(page, "Sign out");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Sign in"))).isVisible();
    }

    private Window opened(Window window) {
        windows.add(window);
        window.page().onDialog(dialog -> {
            throw new AssertionError("Something that a user wrote was run");
        });
        Response page = window.page().navigate(SUITE.origin() + "/audit/v1/");
        assertThat(page.headerValue("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        return window;
    }

    private Window signedIn(Window window, String user) {
        Page page = opened(window).page();
        press(page, "Sign in");
        page.fill("#username", user);
        page.fill("#password", user);
        page.click("#kc-login");
        assertThat(page.getByRole(AriaRole.ARTICLE).first()).isVisible();
        return window;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
    }

    private static void follow(Page page, String link) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(link);
    }

    /** Goes on from control to control until the one with these words has the focus. */
    private static void tabTo(Page page, String words) {
        for (int step = 0; step < 60; step++) {
            page.keyboard().press("Tab");
            if (words.equals(page.evaluate("document.activeElement.textContent.trim()"))) {
                return;
            }
        }
        throw new AssertionError("No key leads to " + words);
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing stands out of the page at its side")
                .isEqualTo(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String created(String title) {
        return SUITE.as("manager")
                .body(Map.of("title", title))
                .post("/tracker/v1/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
