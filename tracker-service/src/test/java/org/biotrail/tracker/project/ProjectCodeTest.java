package org.biotrail.tracker.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.biotrail.kit.problem.Problem;

class ProjectCodeTest {

    @Property
    void a_code_is_what_labels_can_begin_with_and_nothing_else(@ForAll String text) {
        if (text.matches("^[a-z][a-z0-9]{2,3}$") && !text.endsWith("\n")) {
            assertThat(ProjectCode.parse(text).value()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> ProjectCode.parse(text)).isInstanceOf(Problem.class);
        }
    }
}
