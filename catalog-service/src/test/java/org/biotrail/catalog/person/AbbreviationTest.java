package org.biotrail.catalog.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbbreviationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Alberto Vicentini             | VICENTINI, A.
            Maria Aparecida da Silva      | SILVA, M. A. da
            Ludwig van der Berg           | BERG, L. van der
            Ludwig Van Beethoven          | BEETHOVEN, L. V.
            João Batista Costa Filho      | COSTA FILHO, J. B.
            Martin Luther King Jr.        | KING JR., M. L.
            Henry Jones III               | JONES III, H.
            Jean-Pierre Dubois            | DUBOIS, J.-P.
            J.R.R. Tolkien                | TOLKIEN, J. R. R.
            Плато́н                        | Плато́н
            Иван Петров                   | ПЕТРОВ, И.
            Øyvind Ås                     | ÅS, Ø.
            """)
    void the_suggestion_is_last_word_and_initials(String fullName, String expected) {
        assertThat(Abbreviation.suggest(fullName).value()).isEqualTo(expected);
    }

    @Test
    void an_alternative_gives_the_second_name_in_full_then_numbers() {
        assertThat(Abbreviation.alternatives("Maria Aparecida da Silva"))
                .startsWith(new Abbreviation("SILVA, M. Aparecida da"), new Abbreviation("SILVA, M. A. da (2)"));
    }

    @Test
    void accents_case_and_punctuation_do_not_make_two_abbreviations_differ() {
        assertThat(new Abbreviation("Peña-Ruiz, J.").key()).isEqualTo(new Abbreviation("PENARUIZ J").key());
    }

    @Test
    void other_signs_are_refused() {
        assertThatThrownBy(() -> Abbreviation.parse("SILVA; M.")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Abbreviation.parse("., -")).isInstanceOf(Problem.class);
    }

    @Property
    void a_suggestion_and_its_alternatives_are_usable_as_they_are(@ForAll("names") @NotBlank String fullName) {
        assertThat(Abbreviation.parse(Abbreviation.suggest(fullName).value())).isNotNull();
        Abbreviation.alternatives(fullName)
                .forEach(one -> assertThat(Abbreviation.parse(one.value())).isNotNull());
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> names() {
        return net.jqwik.api.Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("ÁÉèñœЖ李'-. ")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(text -> text.codePoints().anyMatch(Character::isLetterOrDigit));
    }
}
