package org.biotrail.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.audit.Publisher.change;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.biotrail.audit.Ask;
import org.biotrail.audit.Publisher;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The commands of {@code docs/guides/audit.md} do what the page says. */
@QuarkusTest
@TestProfile(RetentionTest.TenYears.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class AuditGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```sh (\\w+)\\n(.*?)```", Pattern.DOTALL);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String databaseUser;

    @ConfigProperty(name = "biotrail.audit.archive")
    String archive;

    @TestHTTPResource("/audit/v1")
    URL audit;

    @Inject
    Retention retention;

    @Test
    void every_command_of_the_guide_works() throws Exception {
        Map<String, String> blocks = new LinkedHashMap<>();
        BLOCK.matcher(Files.readString(Path.of("../docs/guides/audit.md")))
                .results()
                .forEach(block -> blocks.put(block.group(1), block.group(2)));
        assertThat(blocks).containsOnlyKeys("setup", "history", "state", "log", "integrity", "restore", "letters");
        String taxon = UUID.randomUUID().toString();
        try (Publisher publisher = new Publisher(kafka)) {
            publisher.at("2016-01-10T00:00:00Z");
            publisher.tell(change("catalog", "taxon", taxon)
                    .action("add")
                    .attributes("{\"name\": \"Ocotia\"}")
                    .data("{\"id\": \"" + taxon + "\", \"name\": \"Ocotia\"}"));
            publisher.at("2026-01-10T00:00:00Z");
            publisher.tell(change("catalog", "taxon", taxon)
                    .version(2)
                    .comment("a typo")
                    .old("{\"name\": \"Ocotia\"}")
                    .attributes("{\"name\": \"Ocotea\"}")
                    .data("{\"id\": \"" + taxon + "\", \"name\": \"Ocotea\"}"));
            publisher.tellGarbage("catalog");
        }
        Ask.settled("/subjects/taxon/" + taxon, 2);
        assertThat(run(blocks, "history", taxon)).contains("a typo").contains("name: Ocotia -> Ocotea");
        assertThat(run(blocks, "state", taxon)).contains("\"Ocotea\"").contains("\"field\": \"name\"");
        assertThat(run(blocks, "log", taxon)).contains("\"causer_name\": \"Ana Souza\"");
        assertThat(run(blocks, "integrity", taxon)).startsWith("true");
        assertThat(run(blocks, "letters", taxon)).contains("biotrail.catalog.changes/");
        retention.archive(LocalDate.of(2026, 4, 1));
        Ask.settled("/subjects/taxon/" + taxon, 1);
        assertThat(run(blocks, "restore", taxon))
                .contains("OK")
                .contains("1 activities")
                .endsWith("true\n");
        Ask.settled("/subjects/taxon/" + taxon, 2);
    }

    private String run(Map<String, String> blocks, String name, String taxon) throws IOException, InterruptedException {
        String[] database = url.replaceFirst(".*//", "").split("[:/?]", -1);
        ProcessBuilder shell = new ProcessBuilder(
                        "bash", "-euo", "pipefail", "-c", blocks.get("setup") + "\n" + blocks.get(name))
                .directory(Files.createTempDirectory(Path.of("target"), "guide").toFile())
                .redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "AUDIT",
                        audit.toString(),
                        "TOKEN",
                        Tokens.of(name.equals("letters") ? "admin" : "manager"),
                        "SUBJECT",
                        "taxon/" + taxon,
                        "ARCHIVE",
                        Path.of(archive).toAbsolutePath().toString(),
                        "AUDIT_CLASSPATH",
                        classPath(),
                        "BIOTRAIL_DB_HOST",
                        database[0],
                        "BIOTRAIL_DB_PORT",
                        database[1],
                        "BIOTRAIL_DB_NAME",
                        database[2],
                        "BIOTRAIL_DB_USER",
                        databaseUser,
                        "BIOTRAIL_DB_PASSWORD",
                        "unused"));
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin:", (path, java) -> java + path);
        Process running = shell.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(name + ": " + printed).isZero();
        return printed;
    }

    /** Where an installed service has its jars. */
    private static String classPath() {
        return String.join(
                java.io.File.pathSeparator,
                List.of(Path.of("target/classes").toAbsolutePath().toString(), System.getProperty("java.class.path")));
    }
}
