package org.biotrail.sampling.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.biotrail.kit.problem.Problem;

class LabelCodeTest {

    @Property
    void what_is_printed_is_read_again(
            @ForAll("projects") String project, @ForAll @IntRange(min = 1, max = 999999) int n) {
        LabelCode code = new LabelCode(project, n);
        assertThat(LabelCode.parse(code.toString())).isEqualTo(code);
        assertThat(code.toString()).matches("^[a-z][a-z0-9]{2,3}_[0-9]{6}$");
    }

    @Property
    void case_and_blanks_around_do_not_matter(
            @ForAll("projects") String project, @ForAll @IntRange(min = 1, max = 999999) int n) {
        LabelCode code = new LabelCode(project, n);
        assertThat(LabelCode.parse("  " + code.toString().toUpperCase(java.util.Locale.ROOT) + "\t"))
                .isEqualTo(code);
    }

    @Property
    void the_order_is_that_of_the_numbers(
            @ForAll("projects") String project,
            @ForAll @IntRange(min = 1, max = 999999) int one,
            @ForAll @IntRange(min = 1, max = 999999) int other) {
        assertThat(Integer.signum(new LabelCode(project, one).compareTo(new LabelCode(project, other))))
                .isEqualTo(Integer.signum(Integer.compare(one, other)));
    }

    @Property
    void any_text_is_read_or_refused_with_its_code(@ForAll String text) {
        try {
            assertThat(LabelCode.parse(text).toString()).hasSizeBetween(10, 11);
        } catch (Problem refused) {
            assertThat(refused.violations()).extracting("code").containsExactly("code_malformed");
        }
        assertThat(LabelCode.repairs(text)).allSatisfy(repair -> LabelCode.parse(repair));
    }

    @Example
    void the_old_form_is_understood() {
        assertThat(LabelCode.parse("dbgi_spl_000042")).isEqualTo(new LabelCode("dbgi", 42));
        assertThat(LabelCode.parse("DBGI_SPL_42")).isEqualTo(new LabelCode("dbgi", 42));
    }

    @Example
    void texts_are_codes_or_none_as_for_the_lab() throws IOException {
        List<String[]> cases = cases();
        assertThat(cases).hasSizeGreaterThan(30);
        for (String[] each : cases) {
            if (each[1].isEmpty()) {
                assertThatThrownBy(() -> LabelCode.parse(each[0])).as(each[0]).isInstanceOf(Problem.class);
            } else {
                assertThat(LabelCode.parse(each[0])).hasToString(each[1]);
            }
        }
    }

    /** Texts, and the codes they are read as, of {@code docs/sample-code-cases.csv}. */
    static List<String[]> cases() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "sample-code-cases.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cell -> new String[] {cell[0].translateEscapes(), cell[1]})
                .toList();
    }

    @Example
    void a_megabyte_of_blanks_is_refused_at_once() {
        assertThatThrownBy(() -> LabelCode.parse("x" + " ".repeat(1 << 20) + "x"))
                .isInstanceOf(Problem.class);
    }

    @Example
    void malformed_codes_are_refused_and_not_repaired() {
        for (String text : new String[] {
            "",
            "dbgi",
            "dbgi_1",
            "dbgi_0000001",
            "dbgi_000000",
            "db_000001",
            "dbgix_000001",
            "1bgi_000001",
            "dbgi-000001",
            "dbgi_00000a",
            "dbgi_obs_000001",
            "dbgi_000001x"
        }) {
            assertThatThrownBy(() -> LabelCode.parse(text)).as(text).isInstanceOf(Problem.class);
        }
    }

    @Example
    void one_repair_is_suggested() {
        assertThat(LabelCode.repairs("dbgi_42")).containsExactly("dbgi_000042");
        assertThat(LabelCode.repairs("dbgi_000042x")).containsExactly("dbgi_000042");
        assertThat(LabelCode.repairs("dbgi_0000042")).containsExactlyInAnyOrder("dbgi_000042", "dbgi_000004");
        assertThat(LabelCode.repairs("dbgi_000042")).isEmpty();
        assertThat(LabelCode.repairs("anything")).isEmpty();
    }

    @Provide
    Arbitrary<String> projects() {
        Arbitrary<String> first = Arbitraries.strings().withCharRange('a', 'z').ofLength(1);
        Arbitrary<String> rest = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(2)
                .ofMaxLength(3);
        return Combinators.combine(first, rest)
                .as(String::concat)
                .filter(project -> !List.of("blk", "obs", "tmp").contains(project));
    }
}
