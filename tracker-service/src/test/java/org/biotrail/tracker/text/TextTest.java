package org.biotrail.tracker.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;

class TextTest {

    @Property
    void markdown_never_makes_an_element_that_runs(@ForAll String text) {
        if (Text.isStorable(text)) {
            String html = new Markdown("<script>" + text + "</script>").html();
            assertThat(html).doesNotContain("<script");
        }
    }

    @Example
    void what_attacks_try_comes_out_harmless() {
        assertThat(new Markdown("<img src=x onerror=alert(1)>").html()).doesNotContain("<img");
        assertThat(new Markdown("[a](javascript:alert(1))").html()).doesNotContain("javascript");
        assertThat(new Markdown("[a](data:text/html;base64,x)").html()).doesNotContain("data:");
        assertThat(new Markdown("![a](http://example.org/x.png)").html()).doesNotContain("http:");
        assertThat(new Markdown("<svg/onload=alert(1)>").html()).doesNotContain("<svg");
        assertThat(new Markdown("[a](https://example.org)").html())
                .contains("rel=\"noopener noreferrer nofollow ugc\"");
        assertThat(new Markdown("|a|b|\n|-|-|\n|1|2|").html()).contains("<table>");
    }

    @Example
    void an_address_is_absolute_has_a_host_and_tells_no_password() {
        assertThat(WebAddress.parse("https://example.org/a?b=c").value()).isEqualTo("https://example.org/a?b=c");
        for (String wrong :
                List.of("example.org", "ftp://example.org", "https://", "https://u:p@example.org", "https://a b")) {
            refused("format", () -> WebAddress.parse(wrong));
        }
    }

    @Example
    void tags_are_at_most_a_hundred_of_three_to_a_hundred_characters() {
        refused("too_many", () -> Tags.of(Optional.of(Collections.nCopies(101, "leaf"))));
        refused("too_short", () -> Tags.of(Optional.of(List.of("ab"))));
        refused("too_long", () -> Tags.of(Optional.of(List.of("x".repeat(101)))));
        refused("duplicate", () -> Tags.of(Optional.of(List.of("Caf\u00e9", "CAFE\u0301"))));
        refused("format", () -> Tags.of(Optional.of(List.of("two\nlines"))));
        assertThat(Tags.of(Optional.empty()).values()).isEmpty();
    }

    private static void refused(String code, ThrowingCallable parse) {
        assertThatThrownBy(parse)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo(code));
    }
}
