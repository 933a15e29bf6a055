package org.biotrail.lab.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.Laboratory;
import org.biotrail.lab.code.LabCode.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabCodeTest {
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("dbgi_000001", Form.SAMPLE),
            Map.entry("dbgi_000001_01", Form.EXTRACT),
            Map.entry("dbgi_000001_01_99", Form.ALIQUOT),
            Map.entry("dbgi_batch_blk_000008_01", Form.CONTROL_ALIQUOT),
            Map.entry("blk_000008_01", Form.CONTROL_ALIQUOT),
            Map.entry("dbgi_qc_000001_02", Form.CONTROL_ALIQUOT),
            Map.entry("batch_000001", Form.BATCH),
            Map.entry("dbgi_batch_000010", Form.BATCH),
            Map.entry("blk_000001", Form.BLANK),
            Map.entry("dbgi_batch_blk_000008", Form.BLANK),
            Map.entry("qc_000001", Form.QC),
            Map.entry("dbgi_qc_000001", Form.QC),
            Map.entry("container_000001", Form.CONTAINER),
            Map.entry("container_8x3_000001", Form.CONTAINER),
            Map.entry("container_static_000001", Form.CONTAINER),
            Map.entry("ms_000001", Form.MASS_SPECTROMETER),
            Map.entry("sequence_000001", Form.SEQUENCE));

    @Test
    void every_form_is_told_by_its_text_alone() {
        FORMS.forEach((text, form) ->
                assertThat(LabCode.parse("code", text).form()).as(text).isEqualTo(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dbgi",
                "dbgi_1",
                "dbgi_0000001",
                "dbgi_000000",
                "dbgi_000001_00",
                "dbgi_000001_1",
                "dbgi_000001_100",
                "blk_00001",
                "tmp_000001",
                "d_000001",
                "dbgix_000001",
                "1bgi_000001",
                "container_x3_000001",
                "batch",
                "dbgi_batch_000001_01",
                "dbgi 000001",
                "dbgi_000001;drop"
            })
    void what_is_no_code_is_refused(String text) {
        assertThatThrownBy(() -> LabCode.parse("code", text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("code_malformed"));
    }

    @Test
    void an_observation_is_never_a_material() {
        assertThatThrownBy(() -> LabCode.parse("code", "dbgi_obs_000001"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("not_a_sample"));
    }

    @Test
    void a_scan_is_read_through_blanks_control_characters_case_and_the_temporary_label() {
        assertThat(LabCode.normal(" dbgi_000001_01_tmp\r\n")).isEqualTo("dbgi_000001_01");
        assertThat(LabCode.normal("\tDBGI_000001\t")).isEqualTo("dbgi_000001");
        assertThat(LabCode.normal("dbgi_spl_17")).isEqualTo("dbgi_000017");
    }

    @Test
    void texts_are_codes_of_samples_or_none_as_in_the_field() throws IOException {
        List<String[]> cases = Laboratory.sampleCodes();
        assertThat(cases).hasSizeGreaterThan(30);
        for (String[] each : cases) {
            assertThat(LabCode.find(each[0])
                            .filter(code -> code.form() == Form.SAMPLE)
                            .map(LabCode::text)
                            .orElse(""))
                    .as(each[0])
                    .isEqualTo(each[1]);
        }
    }

    @Test
    void a_blank_counts_with_the_batches_of_its_prefix() {
        assertThat(LabCode.parse("code", "dbgi_batch_blk_000008").counter())
                .isEqualTo(LabCode.parse("code", "dbgi_batch_000008").counter());
        assertThat(LabCode.parse("code", "blk_000008").counter()).isEqualTo("batch_");
    }

    @Property
    void a_code_made_of_a_prefix_and_a_number_is_read_back(@ForAll @IntRange(min = 1, max = 999_999) int number) {
        String text = new Numbered("dbgi_batch_", number).toString();
        LabCode code = LabCode.parse("code", "  " + text.toUpperCase(java.util.Locale.ROOT) + "\r");
        assertThat(code.text()).isEqualTo(text);
        assertThat(code.number()).isEqualTo(number);
        assertThat(code.prefix()).isEqualTo("dbgi_batch_");
    }

    @Property
    void a_suffix_extends_the_code_of_its_parent(
            @ForAll @IntRange(min = 1, max = 999_999) int number, @ForAll @IntRange(min = 1, max = 99) int suffix) {
        String sample = new Numbered("dbgi_", number).toString();
        LabCode extract = LabCode.parse("code", new Suffix(suffix).of(sample));
        assertThat(extract.form()).isEqualTo(Form.EXTRACT);
        assertThat(extract.prefix()).isEqualTo(sample + "_");
        assertThat(extract.number()).isEqualTo(suffix);
    }

    @Property
    void any_text_is_read_or_refused_and_never_fails_otherwise(@ForAll String text) {
        LabCode.find(text)
                .ifPresent(code -> assertThat(LabCode.find(code.text())).contains(code));
    }

    @Test
    void after_99_no_suffix_is_left() {
        assertThatThrownBy(() -> new Suffix(100)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(409);
            assertThat(problem.violations().get(0).code()).isEqualTo("suffix_exhausted");
        });
        assertThatThrownBy(() -> new Numbered("batch_", 1_000_000))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("code_space_exhausted"));
    }
}
