package org.biotrail.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.audit.Ask;
import org.biotrail.audit.Publisher;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RetentionTest.TenYears.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class RetentionTest {
    private static final LocalDate LATER = LocalDate.of(2036, 4, 15);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String databaseUser;

    @ConfigProperty(name = "biotrail.audit.archive")
    Path folder;

    @Inject
    Retention retention;

    @Inject
    Pool pool;

    public static class TenYears implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "biotrail.audit.retention", "P10Y",
                    "biotrail.audit.archive", "target/archive-" + UUID.randomUUID(),
                    "biotrail.audit.anchors.every", "1S");
        }
    }

    @Test
    void a_month_too_old_is_archived_stepped_over_by_verification_and_restored_byte_for_byte() throws Exception {
        String taxon = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        try (Publisher publisher = new Publisher(kafka)) {
            publisher.tell(change("catalog", "taxon", taxon).action("add").data("{\"h\": 1.50, \"s\": \"ä\\n\\\"\"}"));
            publisher.tell(change("catalog", "taxon", taxon).version(2));
            publisher.at("2026-04-20T00:00:00Z");
            publisher.tell(change("catalog", "taxon", taxon).version(3));
            publisher.at("2026-03-20T00:00:00Z");
            publisher.tell(change("catalog", "taxon", other).action("add").label("a clock that jumped back"));
            publisher.at("2026-04-21T00:00:00Z");
            publisher.tell(change("catalog", "taxon", other).version(2));
        }
        Ask.settled("/subjects/taxon/" + taxon, 3);
        Ask.settled("/subjects/taxon/" + other, 2);
        String before = march();
        assertThat(retention.archive(LocalDate.of(2026, 5, 1)))
                .as("it is not old enough")
                .doesNotContain(YearMonth.of(2026, 3));

        assertThat(retention.archive(LATER)).contains(YearMonth.of(2026, 3));
        Ask.settled("/subjects/taxon/" + taxon, 1).body("data[0].version", equalTo(3));
        Ask.settled("/subjects/taxon/" + other, 1);
        Ask.asManager("/integrity").body("ok", equalTo(true));
        assertThat(text("select to_regclass('activity_2026_03') is null")).isEqualTo("true");
        Manifest manifest = Manifest.read(folder.resolve("activity-2026-03.manifest.json"));
        assertThat(manifest.rows()).isEqualTo(3);
        assertThat(manifest.runs()).isNotEmpty();

        damaged(manifest);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(restore(out, folder.resolve("activity-2026-03.manifest.json")))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("3 activities");
        assertThat(march()).isEqualTo(before);
        Ask.settled("/subjects/taxon/" + taxon, 3);
        Ask.asManager("/integrity").body("ok", equalTo(true));
        assertThatThrownBy(() -> restore(out, folder.resolve("activity-2026-03.manifest.json")))
                .as("it is there already")
                .isInstanceOf(SQLException.class);
        assertThat(restore(out)).isEqualTo(2);
    }

    /** A file that was tampered with does not come back. */
    private void damaged(Manifest manifest) throws IOException {
        Path file = folder.resolve(manifest.file());
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = whole.clone();
        broken[broken.length / 2] ^= 1;
        Files.write(file, broken);
        assertThatThrownBy(() -> restore(new ByteArrayOutputStream(), folder.resolve("activity-2026-03.manifest.json")))
                .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
        Files.write(file, whole);
        assertThat(text("select count(*) from activity where occurred_at between '2026-03-01' and '2026-03-31'"))
                .isEqualTo("0");
    }

    private int restore(ByteArrayOutputStream out, Path... manifests) throws IOException, SQLException {
        String[] place = url.replaceFirst(".*//", "").split("[:/?]", -1);
        return Restore.run(
                Stream.of(manifests).map(Path::toString).toArray(String[]::new),
                Map.of(
                        "BIOTRAIL_DB_HOST", place[0],
                        "BIOTRAIL_DB_PORT", place[1],
                        "BIOTRAIL_DB_NAME", place[2],
                        "BIOTRAIL_DB_USER", databaseUser,
                        "BIOTRAIL_DB_PASSWORD", "unused"),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String march() {
        return text(
                "select string_agg(to_jsonb(a)::text, E'\\n' order by chain, link) from activity a where occurred_at between '2026-03-01' and '2026-03-31'");
    }

    private String text(String sql) {
        return List.of(pool.query(sql).executeAndAwait().iterator().next().getValue(0))
                        .get(0) + "";
    }
}
