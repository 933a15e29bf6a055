package org.biotrail.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One sample goes from label to spectrum through five services, and the audit log tells the story. */
class TheTrailTest {
    @RegisterExtension
    static final RunningSuite SUITE = new RunningSuite();

    @Test
    void the_demonstration_walks_from_label_to_spectrum() {
        assertThat(SUITE.succeeds("demo")).contains("trail");
    }

    @Test
    void the_real_study_is_stored_whole_or_each_row_is_named_with_its_reason() {
        Path data = RunningSuite.ROOT.resolveSibling("shared/data");
        assumeTrue(Files.isDirectory(data), "left out: the data made by others are not beside this checkout");
        SUITE.succeeds("demo", "--data", data.toString());
    }
}
