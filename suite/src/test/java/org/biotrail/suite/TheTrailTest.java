package org.biotrail.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    void the_first_walk_of_the_readme_goes_as_it_is_written_there() throws IOException {
        String readme = Files.readString(RunningSuite.ROOT.resolve("README.md"));
        String walk = readme.substring(readme.indexOf("## A first walk"), readme.indexOf("## Read on"));
        String lines = walk.substring(walk.indexOf("B=http"), walk.lastIndexOf("```"));
        RunningSuite.Outcome typed = SUITE.types(lines.replace("http://localhost:8080", SUITE.origin()));
        assertThat(typed.exitCode()).as(typed.printed()).isZero();
        assertThat(typed.printed())
                .doesNotContain("\"status\":4", "\"status\": 4")
                .contains(
                        "\"Lauraceae\"", "Amazonas > Manaus\"", "\"last_number\":50", "20250701_TN_walk_000001_01_01");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> SUITE.as("manager")
                        .get("/audit/v1/trail/walk_000001")
                        .then()
                        .statusCode(200)
                        .body(
                                "data.subject_type",
                                hasItems("label", "field_record", "field_sample", "extract", "aliquot", "analysis")));
    }

    @Test
    void a_list_takes_a_thousand_ids_by_way_of_the_gateway() {
        String ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(1000)
                .map(id -> "id=" + id)
                .collect(Collectors.joining("&"));
        SUITE.as("full").get("/catalog/v1/taxa?" + ids).then().statusCode(200);
    }

    @Test
    void a_name_that_the_field_uses_stays_in_the_catalog() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> SUITE.as("admin")
                        .delete("/catalog/v1/taxa/Ocotea guianensis")
                        .then()
                        .statusCode(409)
                        .body("violations[0].code", equalTo("in_use"))
                        .body("used_by", hasItem("sampling: field_record")));
    }

    @Test
    void the_real_study_is_stored_whole_or_each_row_is_named_with_its_reason() {
        Path data = RunningSuite.ROOT.resolveSibling("shared/data");
        assumeTrue(Files.isDirectory(data), "left out: the data made by others are not beside this checkout");
        SUITE.succeeds("demo", "--data", data.toString());
    }
}
