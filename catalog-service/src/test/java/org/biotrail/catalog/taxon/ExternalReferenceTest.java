package org.biotrail.catalog.taxon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "ipni, urn:lsid:ipni.org:names:417396-1, ipni:417396-1",
        "IPNI, https://www.ipni.org/n/417396-1, ipni:417396-1",
        "ipni, 417396-1, ipni:417396-1",
        "gbif, https://www.gbif.org/species/2704179, gbif:2704179",
        "mobot, 25509881, tropicos:25509881",
        "tropicos, http://www.tropicos.org/Name/25509881, tropicos:25509881",
        "worms, urn:lsid:marinespecies.org:taxname:137094, worms:137094",
        "mycobank, MB 812312, mycobank:812312",
        "index_fungorum, urn:lsid:indexfungorum.org:names:123456, index_fungorum:123456",
        "index_fungorum, http://www.indexfungorum.org/Names/NamesRecord.asp?RecordID=123456, index_fungorum:123456",
        "wikidata, https://www.wikidata.org/wiki/Q25364, wikidata:Q25364",
        "wfo, wfo-0000902895, wfo:wfo-0000902895",
        "ott, ott770315, ott:770315",
        "inat, https://www.inaturalist.org/taxa/60335-Poa, inat:60335",
        "zoobank, urn:lsid:zoobank.org:act:8BDC0735-FEA4-4298-83FA-D04F67C3FBEC, zoobank:8BDC0735-FEA4-4298-83FA-D04F67C3FBEC"
    })
    void addresses_and_lsids_are_reduced_to_the_reference(String registry, String given, String expected) {
        assertThat(ExternalReference.of(registry, given)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "gbif, 12a",
        "ipni, 417396",
        "wikidata, 25364",
        "index_fungorum, F123",
        "gbif, ' '",
        "ipni, https://evil.example/417396"
    })
    void another_form_is_refused(String registry, String given) {
        assertThatThrownBy(() -> ExternalReference.of(registry, given))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting("code")
                                .containsExactly("external_form"));
    }

    @Property
    void a_reference_read_once_more_stays_itself(@ForAll long digits) {
        String number = Long.toString(Math.abs(digits % 1_000_000_000L));
        ExternalReference once = ExternalReference.of("gbif", "https://gbif.org/species/" + number);
        assertThat(ExternalReference.of("gbif", once.reference())).isEqualTo(once);
    }

    @Test
    void a_taxon_has_one_reference_of_a_registry() {
        ExternalReference one = ExternalReference.of("gbif", "1");
        assertThat(ExternalReference.distinct(List.of(one, one))).containsExactly(one);
        assertThatThrownBy(() -> ExternalReference.distinct(List.of(one, ExternalReference.of("gbif", "2"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }
}
