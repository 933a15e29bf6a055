package org.biotrail.audit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.biotrail.audit.Publisher.change;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.biotrail.audit.Ask;
import org.biotrail.audit.Lively;
import org.biotrail.audit.Publisher;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Lively.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class StreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @TestHTTPResource("/audit/v1/activities/stream")
    URL stream;

    @Inject
    MeterRegistry meters;

    private final String user = UUID.randomUUID().toString();
    private Publisher publisher;

    @BeforeEach
    void open() {
        publisher = new Publisher(kafka);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void acceptance_13_dropping_the_connection_and_resuming_yields_every_activity_once() throws IOException {
        List<String> seen = new ArrayList<>();
        String last;
        try (Subscriber first = new Subscriber("", "?causer_id=" + user)) {
            first.awaitMark();
            tell(0, 300);
            await().atMost(PATIENCE).until(() -> first.activities().size() >= 120);
            List<Event> told = first.activities().subList(0, 120);
            told.forEach(event -> seen.add(event.data()));
            last = told.get(119).id();
        }
        tell(300, 400);
        try (Subscriber second = new Subscriber(last, "?causer_id=" + user)) {
            await().atMost(PATIENCE).until(() -> second.activities().size() >= 100);
            second.activities().subList(0, 100).forEach(event -> seen.add(event.data()));
            last = second.activities().get(99).id();
        }
        try (Subscriber third = new Subscriber(last, "?causer_id=" + user)) {
            await().atMost(PATIENCE).until(() -> third.activities().size() >= 180);
            tell(400, 401);
            await().atMost(PATIENCE).until(() -> third.activities().size() >= 181);
            third.activities().forEach(event -> seen.add(event.data()));
        }
        assertThat(seen).hasSize(401);
        assertThat(new HashSet<>(seen)).hasSize(401);
        Ask.settled("/activities?causer_id=" + user + "&limit=1000", 401);
    }

    @Test
    void a_stream_has_the_filters_of_the_list_and_shows_what_its_reader_may_see() throws IOException {
        String secret = UUID.randomUUID().toString();
        try (Subscriber stranger = new Subscriber("", "?causer_id=" + user, Tokens.of("full"));
                Subscriber taxa = new Subscriber("", "?causer_id=" + user + "&subject_type=taxon")) {
            stranger.awaitMark();
            taxa.awaitMark();
            publisher.tell(change("tracker", "order", secret)
                    .action("add")
                    .by(user, "Ana")
                    .data("{\"id\": \"" + secret + "\", \"version\": 1, \"editors\": []}"));
            publisher.tell(change("tracker", "dataset", secret)
                    .action("add")
                    .by(user, "Ana")
                    .data("{\"id\": \"" + secret + "\", \"version\": 1, \"privacy\": \"authorised\"}"));
            publisher.tell(change("sampling", "individual", secret)
                    .action("add")
                    .by(user, "Ana")
                    .data("{\"id\": \"" + secret + "\", \"dataset_id\": \"" + secret + "\"}"));
            publisher.tell(
                    change("catalog", "person", UUID.randomUUID().toString()).by(user, "Ana"));
            publisher.tell(
                    change("catalog", "taxon", UUID.randomUUID().toString()).by(user, "Ana"));
            Ask.settled("/activities?causer_id=" + user, 5);
            await().atMost(PATIENCE)
                    .until(() -> taxa.activities().size() == 1
                            && stranger.activities().size() == 2);
            assertThat(taxa.activities().get(0).data()).contains("\"subject_type\" : \"taxon\"");
            assertThat(stranger.activities()).noneMatch(event -> event.data().contains(secret));
        }
    }

    @Test
    void what_cannot_be_read_is_refused_before_anything_is_told() {
        assertThat(Ask.status(Tokens.of("full"), "/activities/stream?nobody=1")).isEqualTo(400);
        assertThat(io.restassured.RestAssured.given()
                        .auth()
                        .oauth2(Tokens.of("full"))
                        .header("Last-Event-ID", "yesterday")
                        .get("/audit/v1/activities/stream")
                        .statusCode())
                .isEqualTo(400);
        assertThat(io.restassured.RestAssured.given()
                        .get("/audit/v1/activities/stream")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_takes_nothing_is_cut_off_and_told_why() throws IOException {
        String text = "x".repeat(200_000);
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
            slow.getOutputStream()
                    .write(("GET /audit/v1/activities/stream?causer_id=" + user + " HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Authorization: Bearer " + Tokens.of("manager") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> subscribers() == 1);
            for (int n = 0; n < 150; n++) {
                publisher.tell(change("catalog", "taxon", UUID.randomUUID().toString())
                        .by(user, "Ana")
                        .attributes("{\"notes\": \"" + text + "\"}"));
            }
            await().atMost(PATIENCE).until(() -> subscribers() == 0);
            slow.setSoTimeout(10_000);
            assertThat(readUntilEnd(slow.getInputStream()))
                    .contains("event: end")
                    .contains("\"reason\": \"slow\"");
        }
    }

    private double subscribers() {
        return meters.get("biotrail.audit.stream.subscribers").gauge().value();
    }

    private static String readUntilEnd(InputStream in) throws IOException {
        StringBuilder tail = new StringBuilder();
        byte[] buffer = new byte[1 << 16];
        int read = in.read(buffer);
        while (read > 0 && tail.indexOf("event: end") < 0) {
            tail.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            tail.delete(0, Math.max(0, tail.length() - 2000));
            read = tail.indexOf("\"reason\"") < 0 ? in.read(buffer) : 0;
        }
        return tail.toString();
    }

    private void tell(int from, int to) {
        for (int n = from; n < to; n++) {
            publisher.tell(change(
                            n % 2 == 0 ? "catalog" : "lab",
                            "taxon",
                            UUID.randomUUID().toString())
                    .by(user, "Ana")
                    .comment("change " + n));
        }
    }

    private record Event(String id, String name, String data) {}

    /** Reads a stream on a thread of its own until it is closed. */
    private final class Subscriber implements AutoCloseable {
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private final HttpResponse<InputStream> response;

        Subscriber(String last, String query) throws IOException {
            this(last, query, Tokens.of("manager"));
        }

        Subscriber(String last, String query, String token) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + query))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Authorization", "Bearer " + token);
            if (!last.isEmpty()) {
                request.header("Last-Event-ID", last);
            }
            try {
                response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(response.statusCode()).isEqualTo(200);
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        void awaitMark() {
            await().atMost(PATIENCE).until(() -> !events.isEmpty());
        }

        List<Event> activities() {
            return events.stream()
                    .filter(event -> event.name().equals("activity"))
                    .toList();
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                List<String> block = new ArrayList<>();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty()) {
                        events.add(new Event(field(block, "id: "), field(block, "event: "), field(block, "data: ")));
                        block.clear();
                    } else {
                        block.add(line);
                    }
                }
            } catch (IOException closed) {
                // the test is done with it
            }
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private static String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
    }
}
