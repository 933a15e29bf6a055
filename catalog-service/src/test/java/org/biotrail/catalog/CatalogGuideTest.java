package org.biotrail.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The commands of {@code docs/guides/catalog.md} do what the page says. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class CatalogGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```sh (\\w+)\\n(.*?)```", Pattern.DOTALL);

    @TestHTTPResource("/catalog/v1")
    URL catalog;

    @Test
    void every_command_of_the_guide_works() throws Exception {
        Map<String, String> blocks = new LinkedHashMap<>();
        BLOCK.matcher(Files.readString(Path.of("../docs/guides/catalog.md")))
                .results()
                .forEach(block -> blocks.put(block.group(1), block.group(2)));
        assertThat(blocks).containsOnlyKeys("setup", "checklist", "failures", "archive", "synonym", "plot", "trait");
        Path folder = Files.createTempDirectory(Path.of("target"), "guide");
        assertThat(run(blocks, "checklist", folder))
                .isEqualTo("completed: 7 created, 0 updated, 0 unchanged, 0 failed\n".repeat(2));
        assertThat(run(blocks, "failures", folder))
                .startsWith("completed: 0 created, 0 updated, 0 unchanged, 2 failed")
                .contains("author_required", "duplicate_name");
        assertThat(run(blocks, "archive", folder)).endsWith("0 created, 0 updated, 7 unchanged, 0 failed\n");
        assertThat(run(blocks, "synonym", folder))
                .contains("\"accepted_name_usage\": \"Victoria amazonica (Poepp.) Klotzsch\"")
                .contains("Victoria regia Lindl.")
                .contains("senior_is_synonym")
                .endsWith("accepted\n");
        assertThat(run(blocks, "plot", folder))
                .contains("completed: 5 created, 0 updated, 0 unchanged, 0 failed")
                .contains("Q4: 40, 0, 100 m²");
        assertThat(run(blocks, "trait", folder))
                .contains("\"measurement_unit\"")
                .contains("victoriaLeafDiameter\n")
                .endsWith("diâmetro da folha de Victoria\n");
    }

    private String run(Map<String, String> blocks, String name, Path folder) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(
                        "bash", "-euo", "pipefail", "-c", blocks.get("setup") + "\n" + blocks.get(name))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().putAll(Map.of("CATALOG", catalog.toString(), "TOKEN", Tokens.of("full")));
        Process running = shell.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(name + ": " + printed).isZero();
        return printed;
    }
}
