package org.biotrail.kit.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptLanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR                            | pt-br,pt",
                "de, fr-CH;q=0.9, en;q=0.1        | de,fr-ch,fr,en",
                "en;q=0.1, pt;q=0.9               | pt,en",
                "zh-Hant-CN-x-private             | zh-hant-cn-x-private,zh-hant-cn,zh-hant,zh",
                "en;q=0, pt, *                    | pt",
                "''                               | ''",
                "!!!                              | ''"
            })
    void a_header_becomes_the_languages_to_look_up(String header, String wanted) {
        assertThat(String.join(",", AcceptLanguage.wanted(header))).isEqualTo(wanted);
    }
}
