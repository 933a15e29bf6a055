package org.biotrail.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {
    @Test
    void pages_are_shown_in_both_sizes_and_what_goes_wrong_in_them_is_told() {
        try (Browser browser = Browser.start()) {
            try (Browser.Window desktop = browser.desktop()) {
                desktop.page().setContent("<h1>Ocotea guianensis</h1>");
                assertThat(desktop.page().textContent("h1")).isEqualTo("Ocotea guianensis");
                assertThat(desktop.troubles()).isEmpty();
                assertThat(desktop.keep("browser")).isNotEmptyFile();
            }
            try (Browser.Window phone = browser.phone()) {
                phone.page().setContent("<script>console.error('no light'); undefinedThing();</script>");
                assertThat(phone.page().evaluate("innerWidth")).isNotEqualTo(1280);
                phone.page().navigate("about:blank");
                assertThat(phone.troubles())
                        .hasSize(2)
                        .anySatisfy(trouble -> assertThat(trouble).contains("no light"))
                        .anySatisfy(trouble -> assertThat(trouble).contains("undefinedThing"));
            }
        }
    }
}
