package org.biotrail.lab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStemTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run_01",
                "run_01.raw",
                "run_01.mzML",
                "run_01.MZXML",
                "run_01.d",
                "run_01.mzML.gz",
                " run_01.wiff "
            })
    void a_known_extension_is_cut_off(String filename) {
        assertThat(FileStem.parse(filename).text()).isEqualTo("run_01");
    }

    @Test
    void another_extension_belongs_to_the_name() {
        assertThat(FileStem.parse("run_01.txt").text()).isEqualTo("run_01.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".raw", "a b", "a/b", "a\\b", "é", "a\u0000b"})
    void what_is_no_file_name_is_refused(String filename) {
        assertThatThrownBy(() -> FileStem.parse(filename)).isInstanceOf(Problem.class);
    }

    @Test
    void two_hundred_characters_are_the_most() {
        assertThat(FileStem.parse("a".repeat(200)).text()).hasSize(200);
        assertThatThrownBy(() -> FileStem.parse("a".repeat(201))).isInstanceOf(Problem.class);
    }

    @Property
    void a_stem_is_its_own_stem(@ForAll @AlphaChars @StringLength(min = 1, max = 50) String name) {
        assertThat(FileStem.parse(FileStem.parse(name + ".mzML").text()).text()).isEqualTo(name);
    }
}
