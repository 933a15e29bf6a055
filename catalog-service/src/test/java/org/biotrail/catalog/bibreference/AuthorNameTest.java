package org.biotrail.catalog.bibreference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Jean Aublet                  | Aublet          | Jean        |         |",
                "Aublet, Jean B.              | Aublet          | Jean B.     |         |",
                "Ludwig van Beethoven         | Beethoven       | Ludwig      | van     |",
                "van der Waals, J. D.         | Waals           | J. D.       | van der |",
                "de la Cruz, Jr., Jos{\\'e}   | Cruz            | José        | de la   | Jr.",
                "{World Health Organization}  | World Health Organization | |         |",
                "Aristotle                    | Aristotle       |             |         |",
                "{\\'E}mile Zola              | Zola            | Émile       |         |",
                "D'Arcy Thompson              | Thompson        | D'Arcy      |         |"
            })
    void a_name_has_four_parts(String latex, String family, String given, String von, String suffix) {
        assertThat(AuthorName.list(latex)).containsExactly(new AuthorName(family, given, von, suffix));
    }

    @Test
    void names_are_divided_outside_of_braces_and_others_are_nobody() {
        assertThat(AuthorName.list("A, B and {Smith and Sons} AND C D and others"))
                .extracting(AuthorName::family)
                .containsExactly("A", "Smith and Sons", "D");
        assertThat(AuthorName.list("")).isEmpty();
        assertThat(AuthorName.list(" and  and ")).isEmpty();
    }

    @Test
    void what_is_written_is_read_again() {
        AuthorName name = new AuthorName("Müller & Sons", "Karl", "von", "Jr.");
        assertThat(AuthorName.list(name.bibtex())).containsExactly(name);
        AuthorName whole = new AuthorName("Museum, Bern", null, null, null);
        assertThat(AuthorName.list(whole.bibtex())).containsExactly(whole);
    }
}
