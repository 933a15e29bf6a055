package org.biotrail.kit.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Cursor CURSORS = new Cursor("secret");
    private static final String POSITION = "[\"Ocotea\",null,\"0197\"]";

    @Test
    void a_cursor_is_read_as_it_was_written() {
        assertThat(CURSORS.read("question", CURSORS.write("question", POSITION)))
                .containsExactly("Ocotea", null, "0197");
    }

    @Test
    void a_cursor_of_another_question_is_refused() {
        refused("another", CURSORS.write("question", POSITION));
    }

    @Test
    void a_cursor_of_another_service_is_refused() {
        refused("question", new Cursor("other").write("question", POSITION));
    }

    @Property
    void a_cursor_with_any_character_changed_is_refused(
            @ForAll @IntRange(max = 50) int place, @ForAll @IntRange(min = 1, max = 25) int shift) {
        char[] cursor = CURSORS.write("question", POSITION).toCharArray();
        int i = place % (cursor.length - 1);
        cursor[i] = (char) ('a' + (cursor[i] + shift) % 26);
        if (!CURSORS.write("question", POSITION).equals(new String(cursor))) {
            refused("question", new String(cursor));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "%%%", "AAAA", "bm9uc2Vuc2U", "{}"})
    void nonsense_is_refused(String cursor) {
        refused("question", cursor);
    }

    private static void refused(String question, String cursor) {
        assertThatThrownBy(() -> CURSORS.read(question, cursor)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.violations().get(0).code()).isEqualTo("invalid_cursor");
        });
    }
}
