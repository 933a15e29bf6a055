package org.biotrail.catalog.taxon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;

class RankTest {
    @Provide
    Arbitrary<Rank> ranks() {
        return Arbitraries.of(Rank.class);
    }

    @Property
    void word_and_aliases_are_understood_in_any_case_with_and_without_dots(@ForAll("ranks") Rank rank) {
        List<String> spellings = new java.util.ArrayList<>(rank.aliases());
        spellings.add(rank.word());
        assertThat(spellings).allSatisfy(spelling -> {
            assertThat(Rank.of(spelling)).isEqualTo(rank);
            assertThat(Rank.of(spelling.toUpperCase(Locale.ROOT))).isEqualTo(rank);
            assertThat(Rank.of(spelling.replace(".", ""))).isEqualTo(rank);
            assertThat(Rank.of(" " + spelling.replace('_', ' ') + ". ")).isEqualTo(rank);
        });
    }

    @Property
    void the_number_gives_the_rank(@ForAll("ranks") Rank rank) {
        Rank expected = rank == Rank.SECTION ? Rank.SUBGENUS : rank;
        assertThat(Rank.of(Integer.toString(rank.level()))).isEqualTo(expected);
        assertThat(Rank.ofValue(rank.level())).isEqualTo(expected);
    }

    @Property
    void of_two_ordered_ranks_one_is_below_the_other(@ForAll("ranks") Rank one, @ForAll("ranks") Rank other) {
        boolean comparable = one != other && one.isOrdered() && other.isOrdered();
        assertThat(one.isBelow(other) || other.isBelow(one)).isEqualTo(comparable);
        assertThat(one.isBelow(other) && other.isBelow(one)).isFalse();
        if (one.isBelow(other)) {
            assertThat(one.level()).isGreaterThanOrEqualTo(other.level());
        }
    }

    @Test
    void section_stands_below_subgenus_though_both_are_190() {
        assertThat(Rank.SECTION.isBelow(Rank.SUBGENUS)).isTrue();
        assertThat(Rank.of("190")).isEqualTo(Rank.SUBGENUS);
    }

    @Test
    void what_is_no_rank_is_refused() {
        assertThat(List.of("foo", "", "211", "9999999999", "sp'; drop table taxon", "ß", "2 10"))
                .allSatisfy(text -> assertThatThrownBy(() -> Rank.of(text))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.violations())
                                        .extracting("code")
                                        .containsExactly("unknown_rank")));
    }

    @Test
    void groups_follow_the_family_genus_and_species_levels() {
        assertThat(Rank.FAMILY.group()).isEqualTo(Rank.SUPERFAMILY.group()).isEqualTo(Rank.SUPERGENUS.group());
        assertThat(Rank.GENUS.group()).isEqualTo(Rank.SERIES.group());
        assertThat(Rank.SUPERSPECIES.group()).isEqualTo(Rank.CULTIVAR.group());
        assertThat(Rank.CLADE.group()).isEqualTo(Rank.Group.FREE);
        assertThat(Arrays.stream(Rank.values()).map(Rank::group)).doesNotContainNull();
    }
}
