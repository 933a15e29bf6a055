package org.biotrail.tracker.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.dataset;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.order;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

/** The commands of {@code docs/guides/tracker.md} do what the page says. */
@TrackerTest
class TrackerGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```sh (\\w+)\\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_command_of_the_guide_works() throws Exception {
        Map<String, String> blocks = new LinkedHashMap<>();
        BLOCK.matcher(Files.readString(Path.of("../docs/guides/tracker.md")))
                .results()
                .forEach(block -> blocks.put(block.group(1), block.group(2)));
        assertThat(blocks).containsOnlyKeys("setup", "search", "facets", "cite");
        String word = "w" + UUID.randomUUID().toString().substring(24);
        String dataset =
                made(dataset(order(), "Leaves of " + word, ", \"license\": \"CC0-1.0\", \"tags\": [\"guide\"]"));
        assertThat(run(blocks, "search", word, dataset))
                .startsWith("dataset\tLeaves-of-" + word)
                .contains("Leaves of <mark>" + word + "</mark>");
        assertThat(run(blocks, "facets", word, dataset)).isEqualTo("license\tCC0-1.0\t1\ntag\tguide\t1\n");
        assertThat(run(blocks, "cite", word, dataset)).contains("Leaves of " + word + ". Version ");
    }

    private String run(Map<String, String> blocks, String name, String words, String dataset)
            throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(
                        "bash", "-euo", "pipefail", "-c", blocks.get("setup") + "\n" + blocks.get(name))
                .redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "TRACKER",
                        RestAssured.baseURI + ":" + RestAssured.port + "/tracker/v1",
                        "TOKEN",
                        Tokens.of("manager"),
                        "WORDS",
                        words,
                        "DATASET",
                        dataset));
        Process running = shell.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(name + ": " + printed).isZero();
        return printed;
    }
}
