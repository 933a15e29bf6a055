package org.biotrail.audit.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.biotrail.kit.testing.PostgresCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documents in {@code docs/events} are those of what the services' databases record. After a change of a table
 * {@code ./mvnw -pl audit-service test -Dtest=EventDocumentsTest -Dbiotrail.documents=write} writes them anew.
 */
class EventDocumentsTest {
    private static final Path DOCUMENTS = Path.of("../docs/events");
    private static final PostgresCluster CLUSTER = PostgresCluster.start();
    private static final boolean WRITES = "write".equals(System.getProperty("biotrail.documents"));

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "sampling", "lab", "tracker"})
    void the_documents_tell_what_a_service_records_and_its_events_keep_to_them(String service) throws Exception {
        try (RecordingDatabase database = RecordingDatabase.of(CLUSTER, service)) {
            Map<String, String> documents = EventDocuments.of(service, database.subjects());
            for (Map.Entry<String, String> document : documents.entrySet()) {
                Path path = DOCUMENTS.resolve(document.getKey());
                if (WRITES) {
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, document.getValue());
                }
                assertThat(path).exists();
                assertThat(Files.readString(path))
                        .as(path + " is out of date; see EventDocumentsTest")
                        .isEqualTo(document.getValue());
            }
            assertThat(committed(service)).isEqualTo(documents.size() - 1L);
            database.stir();
            if (EventDocuments.exports(service)) {
                database.export(service);
            }
            SchemaRegistry schemas = schemas(documents);
            for (Map.Entry<String, String> event : database.events()) {
                var errors = schemas.getSchema(
                                SchemaLocation.of(EventDocuments.HOME + EventDocuments.path(service, event.getKey())))
                        .validate(event.getValue(), InputFormat.JSON);
                assertThat(errors).as(event.getValue()).isEmpty();
            }
        }
    }

    /** How many subject types of a service have a committed schema. */
    private static long committed(String service) throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS.resolve(service))) {
            return files.count();
        }
    }

    private static SchemaRegistry schemas(Map<String, String> documents) throws IOException {
        Map<String, String> byId = new HashMap<>();
        documents.forEach((path, text) -> byId.put(EventDocuments.HOME + path, text));
        byId.put(EventDocuments.HOME + "envelope.json", Files.readString(DOCUMENTS.resolve("envelope.json")));
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(byId));
    }
}
