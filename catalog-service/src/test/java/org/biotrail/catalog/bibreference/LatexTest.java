package org.biotrail.catalog.bibreference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "M{\\\"u}ller                | Müller",
                "M\\\"{u}ller                | Müller",
                "Jos\\'e                     | José",
                "Garc{\\'\\i}a               | García",
                "Fran\\c{c}ois               | François",
                "Cura{\\c c}ao               | Curaçao",
                "\\v{S}koda \\r{A} \\~n \\k a | Škoda Å ñ ą",
                "{\\L}ukasz \\.{Z}\\'o{\\l}\\'c | Łukasz Żółć",
                "\\O stfold, stra\\ss e      | Østfold, straße",
                "{On} the \\emph{Ocotea}     | On the Ocotea",
                "Smith \\& Sons 5\\% \\$3 a\\_b \\#1 | Smith & Sons 5% $3 a_b #1",
                "1775--1780 --- a~b          | 1775–1780 — a b",
                "$\\alpha$-pinene            | α-pinene"
            })
    void latex_becomes_unicode(String latex, String text) {
        assertThat(Latex.text(latex)).isEqualTo(text);
    }

    @Property
    void a_text_that_was_escaped_means_itself(
            @ForAll @AlphaChars @Chars({'&', '%', '$', '#', '_', '{', '}', '~', '^', '\\', 'é'}) @StringLength(max = 30)
                    String text) {
        assertThat(Latex.text(Latex.escaped(text))).isEqualTo(text);
    }

    @Property
    void whatever_is_given_is_read(@ForAll @StringLength(max = 40) String latex) {
        assertThat(Latex.text(latex)).isNotNull();
    }

    @Test
    void braces_without_end_or_bottom_do_no_harm() {
        assertThat(Latex.text("{{a")).isEqualTo("a");
        assertThat(Latex.text("a}}b")).isEqualTo("ab");
        assertThatThrownBy(() -> Latex.text("{".repeat(10_000))).isInstanceOf(Problem.class);
        assertThat(Latex.text("\\'".repeat(10_000))).isNotNull();
    }
}
