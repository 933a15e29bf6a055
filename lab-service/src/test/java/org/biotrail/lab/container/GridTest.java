package org.biotrail.lab.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Grid RACK = new Grid(3, 8, Labels.LETTERS, Labels.DIGITS, true);

    @Test
    void a_rack_of_eight_by_three_runs_from_a1_to_c8() {
        List<String> positions = RACK.positions().toList();
        assertThat(positions).hasSize(24).startsWith("A1", "A2").endsWith("C7", "C8");
    }

    @Test
    void filled_by_column_a1_is_followed_by_b1() {
        assertThat(new Grid(3, 8, Labels.LETTERS, Labels.DIGITS, false).positions())
                .startsWith("A1", "B1", "C1", "A2");
    }

    @Test
    void labels_of_one_kind_are_joined() {
        assertThat(new Grid(3, 8, Labels.DIGITS, Labels.DIGITS, true).positions())
                .endsWith("3-8");
        assertThat(new Grid(3, 3, Labels.LETTERS, Labels.LETTERS, true).positions())
                .endsWith("C-C");
    }

    @Test
    void input_ignores_case_and_leading_zeros() {
        assertThat(RACK.read("a01")).contains("A1");
        assertThat(RACK.read(" c8 ")).contains("C8");
        assertThat(RACK.read("D1")).isEmpty();
        assertThat(RACK.read("A9")).isEmpty();
        assertThat(RACK.read("A0")).isEmpty();
        assertThat(RACK.read("")).isEmpty();
        assertThat(new Grid(3, 8, Labels.DIGITS, Labels.DIGITS, true).read("03-07"))
                .contains("3-7");
        assertThat(new Grid(3, 8, Labels.DIGITS, Labels.DIGITS, true).read("37"))
                .isEmpty();
    }

    @Test
    void a_former_code_carries_its_model() {
        assertThat(ModelInCode.of("container_8x3_000001")).contains(new ModelInCode("8x3", 3, 8));
        assertThat(ModelInCode.of("container_9x9_000001")).contains(new ModelInCode("9x9", 9, 9));
        assertThat(ModelInCode.of("container_0x9_000001")).isEmpty();
        assertThat(ModelInCode.of("container_000001")).isEmpty();
    }

    @Property(tries = 200)
    void every_position_is_there_once_and_is_read_back(
            @ForAll @IntRange(min = 1, max = 40) int rows,
            @ForAll @IntRange(min = 1, max = 40) int columns,
            @ForAll Labels rowLabels,
            @ForAll Labels columnLabels,
            @ForAll boolean byRow) {
        Grid grid = new Grid(rows, columns, rowLabels, columnLabels, byRow);
        List<String> positions = grid.positions().toList();
        assertThat(positions).hasSize(grid.capacity()).doesNotHaveDuplicates();
        assertThat(positions)
                .allSatisfy(position -> assertThat(grid.read(position.toLowerCase(java.util.Locale.ROOT)))
                        .contains(position));
    }

    @Property
    void any_text_is_a_position_or_not(@ForAll String text) {
        RACK.read(text).ifPresent(position -> assertThat(RACK.positions()).contains(position));
    }

    @Property
    void labels_are_read_back(@ForAll @IntRange(min = 0, max = 701) int index, @ForAll Labels labels) {
        assertThat(labels.index(labels.label(index))).hasValue(index);
    }

    @Test
    void letters_go_on_after_z() {
        assertThat(Labels.LETTERS.label(25)).isEqualTo("Z");
        assertThat(Labels.LETTERS.label(26)).isEqualTo("AA");
        assertThat(Labels.LETTERS.label(701)).isEqualTo("ZZ");
    }
}
