package org.biotrail.catalog.bibreference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Aublet, Jean                     | 1775 | Histoire des plantes   | Aublet1775histoire",
                "von der M{\\\"u}ller, Karl       | 1999 | The Trees of Suriname  | VonderMuller1999trees",
                "Ludwig van Beethoven             | 1810 | A study                | VanBeethoven1810study",
                "{World Health Organization}      | 2020 | It is                  | WorldHealthOrganization2020it",
                "Garc{\\'\\i}a M{\\'a}rquez, G.   |      | O amor                 | GarciaMarquezndamor",
                "O'Brien, T.                      | 2001 | Tree-ring analysis     | OBrien2001treering",
                "S{\\o}rensen, {\\AA}ge           | 1948 | {\\'E}tude X           | Sorensen1948etude",
                "Li, W.                           | 2010 | A                      | Li2010a"
            })
    void the_key_is_made_of_the_first_author_the_year_and_a_word_of_the_title(
            String author, String year, String title, String key) {
        OptionalInt number = year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year));
        assertThat(StandardKey.of(AuthorName.list(author + " and Other, A."), number, Latex.text(title))
                        .value())
                .isEqualTo(key);
    }

    @Test
    void nobody_without_year_and_title_has_a_key_too() {
        assertThat(StandardKey.of(List.of(), OptionalInt.empty(), "").value()).isEqualTo("Anonymousnd");
    }

    @Test
    void a_taken_key_gets_a_letter() {
        StandardKey key = new StandardKey("Li2010trees");
        assertThat(key.free(Set.of())).isEqualTo("Li2010trees");
        assertThat(key.free(Set.of("li2010trees"))).isEqualTo("Li2010treesa");
        assertThat(key.free(Set.of("li2010trees", "li2010treesa"))).isEqualTo("Li2010treesb");
        assertThat(StandardKey.letters(26)).isEqualTo("z");
        assertThat(StandardKey.letters(27)).isEqualTo("aa");
    }

    @Property(tries = 50)
    void a_free_key_is_not_taken_however_many_are(@ForAll @IntRange(max = 800) int many) {
        StandardKey key = new StandardKey("K1");
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < many; i++) {
            assertThat(taken.add(key.free(taken).toLowerCase(java.util.Locale.ROOT)))
                    .isTrue();
        }
    }
}
