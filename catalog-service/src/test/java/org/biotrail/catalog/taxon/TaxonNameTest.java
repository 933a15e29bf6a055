package org.biotrail.catalog.taxon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxonNameTest {
    @Provide
    Arbitrary<String> epithets() {
        Arbitrary<String> word = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("ëöüñ")
                .ofMinLength(4)
                .ofMaxLength(12);
        return Combinators.combine(word, word, Arbitraries.of(true, false, false))
                .as((first, second, two) -> two ? first + "-" + second : first)
                .filter(epithet -> NameWords.rankOf(epithet).isEmpty());
    }

    @Provide
    Arbitrary<String> genera() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(2)
                .ofMaxLength(14)
                .map(tail -> "P" + tail);
    }

    @Provide
    Arbitrary<String> authors() {
        return Arbitraries.of(
                "L.",
                "(L.) Mill.",
                "Hook. f. & Thomson",
                "de Candolle",
                "van der Hoeven, 1859",
                "d'Urv.",
                "L. f.",
                "(Hook.f. ex Baker) Kuntze",
                "delle Chiaje, 1830",
                "'t Hart",
                "[Schltdl.] Pohl",
                "DC. ex Guill.");
    }

    @Property
    void a_species_is_read_from_its_full_name(
            @ForAll("genera") String genus, @ForAll("epithets") String epithet, @ForAll("authors") String author) {
        assertThat(TaxonName.published(genus + " " + epithet + " " + author, Rank.SPECIES))
                .isEqualTo(name(genus, List.of(), epithet, false, author));
    }

    @Property
    void the_own_part_alone_is_enough(@ForAll("epithets") String epithet, @ForAll("authors") String author) {
        assertThat(TaxonName.published(epithet, Rank.SPECIES).own()).isEqualTo(epithet);
        assertThat(TaxonName.published(epithet + " " + author, Rank.VARIETY))
                .isEqualTo(name(null, List.of(), epithet, false, author));
    }

    @Property
    void a_variety_is_read_with_and_without_the_authors_of_its_species(
            @ForAll("genera") String genus,
            @ForAll("epithets") String species,
            @ForAll("epithets") String variety,
            @ForAll("authors") String author) {
        TaxonName expected = name(genus, List.of(species), variety, false, author);
        String start = genus + " " + species;
        assertThat(TaxonName.published(start + " var. " + variety + " " + author, Rank.VARIETY))
                .isEqualTo(expected);
        assertThat(TaxonName.published(start + " " + author + " var. " + variety + " " + author, Rank.VARIETY))
                .isEqualTo(expected);
        assertThat(TaxonName.published(start + " " + variety + " " + author, Rank.VARIETY))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"×", "x", "X"})
    void every_hybrid_sign_is_understood(String sign) {
        assertThat(TaxonName.published("Poa " + sign + " nannfeldtii Nosov", Rank.SPECIES))
                .isEqualTo(name("Poa", List.of(), "nannfeldtii", true, "Nosov"));
        assertThat(TaxonName.published(sign + " Crataegosorbus Makino", Rank.GENUS))
                .isEqualTo(name(null, List.of(), "Crataegosorbus", true, "Makino"));
        assertThat(TaxonName.published(sign + " Crataegosorbus miczurinii Pojark.", Rank.SPECIES))
                .isEqualTo(name("Crataegosorbus", List.of(), "miczurinii", false, "Pojark."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Poa ×nannfeldtii                                  | species    | Poa    |           | nannfeldtii  | true
            Bombus (Bombus) terrestris (Linnaeus, 1758)       | species    | Bombus |           | terrestris   | false
            Bombus terrestris lusitanicus Krüger, 1956        | subspecies | Bombus | terrestris| lusitanicus  | false
            Coccinella 10-punctata Linnaeus, 1758             | species    | Coccinella |       | 10-punctata  | false
            Poa pratensis L. subsp. pratensis                 | subspecies | Poa    | pratensis | pratensis    | false
            Poa pratensis ssp. angustifolia (L.) Dumort.      | subspecies | Poa    | pratensis | angustifolia | false
            Salix alba nothosubsp. mixta Smith                | subspecies | Salix  | alba      | mixta        | true
            Rubus fruticosus agg.                             | superspecies | Rubus |          | fruticosus   | false
            Poa annua L. f. var. alba Foo                     | variety    | Poa    | annua     | alba         | false
            subsp. angustifolia (L.) Dumort.                  | subspecies |        |           | angustifolia | false
            """)
    void names_are_taken_apart(String text, String rank, String genus, String species, String own, boolean hybrid) {
        TaxonName name = TaxonName.published(text, Rank.of(rank));
        assertThat(name.genus()).isEqualTo(Optional.ofNullable(genus));
        assertThat(name.epithets())
                .isEqualTo(Optional.ofNullable(species).stream().toList());
        assertThat(name.own()).isEqualTo(own);
        assertThat(name.hybrid()).isEqualTo(hybrid);
    }

    @Test
    void an_epithet_between_species_and_own_part_is_kept_as_such() {
        assertThat(TaxonName.published("Poa annua subsp. minor var. alba (L.) Foo", Rank.VARIETY))
                .isEqualTo(name("Poa", List.of("annua", "minor"), "alba", false, "(L.) Foo"));
    }

    @Test
    void infrageneric_names_are_read_with_marker_brackets_or_alone() {
        assertThat(TaxonName.published("Poa subg. Stenopoa Dumort.", Rank.SUBGENUS))
                .isEqualTo(name("Poa", List.of(), "Stenopoa", false, "Dumort."));
        assertThat(TaxonName.published("Poa L. sect. Poa", Rank.SECTION))
                .isEqualTo(name("Poa", List.of(), "Poa", false, null));
        assertThat(TaxonName.published("Bombus (Pyrobombus) Dalla Torre, 1880", Rank.SUBGENUS))
                .isEqualTo(name("Bombus", List.of(), "Pyrobombus", false, "Dalla Torre, 1880"));
        assertThat(TaxonName.published("Stenopoa", Rank.SUBGENUS).own()).isEqualTo("Stenopoa");
    }

    @Test
    void cultivars_are_read_in_any_quotes() {
        assertThat(TaxonName.published("Malus domestica 'Gala'", Rank.CULTIVAR))
                .isEqualTo(name("Malus", List.of("domestica"), "Gala", false, null));
        assertThat(TaxonName.published("cv. Gala", Rank.CULTIVAR).own()).isEqualTo("Gala");
        assertThat(TaxonName.published("Rosa “Peace Maker”", Rank.CULTIVAR).own())
                .isEqualTo("Peace Maker");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            poa                       | genus
            POA                       | genus
            Poa annua                 | genus
            N.N.                      | family
            Poa                       | species
            Poa Annua                 | species
            Poa annua2                | species
            Poa annua minor           | species
            Poa annua                 | variety
            Poa annua subsp. minor    | variety
            annua <script>            | species
            1234                      | species
            """)
    void what_has_another_form_is_refused(String text, String rank) {
        assertThatThrownBy(() -> TaxonName.published(text, Rank.of(rank)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting("code")
                                .containsExactly("name_form"));
    }

    @Property
    void any_text_is_read_or_refused_and_nothing_else(@ForAll String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        for (Rank rank : List.of(Rank.GENUS, Rank.SECTION, Rank.SPECIES, Rank.FORM, Rank.CULTIVAR)) {
            try {
                assertThat(TaxonName.published(line, rank).own()).isNotNull();
            } catch (Problem refused) {
                assertThat(refused.status()).isEqualTo(422);
            }
        }
    }

    private static TaxonName name(
            @org.jspecify.annotations.Nullable String genus,
            List<String> epithets,
            String own,
            boolean hybrid,
            @org.jspecify.annotations.Nullable String author) {
        return new TaxonName(
                Optional.ofNullable(genus), Optional.empty(), epithets, own, hybrid, Optional.ofNullable(author));
    }
}
