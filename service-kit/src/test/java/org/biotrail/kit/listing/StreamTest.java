package org.biotrail.kit.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.testing.Downloads;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Streams of a million rows: how much is held in memory, and what becomes of them when nobody reads. The build runs it in
 * a JVM of its own with a heap of 256 MiB.
 */
@QuarkusTest
@Tag("small-heap")
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class StreamTest {
    @Inject
    Pool pool;

    @Inject
    org.biotrail.kit.listing.Downloads told;

    @TestHTTPResource("/listing/numbers?sort=id")
    URI numbers;

    @Test
    void a_million_rows_arrive_with_a_heap_of_256_mebibytes() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(256L << 20);
        HttpRequest request = HttpRequest.newBuilder(numbers)
                .header("Accept", "application/x-ndjson")
                .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        long lines = 0;
        try (InputStream body = answer.body()) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        assertThat(lines).isEqualTo(1_000_000);
        awaitNoStream();
    }

    @Test
    void what_a_client_does_not_take_is_not_read_from_the_database() throws Exception {
        try (Socket client = ask()) {
            assertThat(client.getInputStream().read()).isEqualTo('H');
            // A backend that waits inside its transaction is one whose cursor still has rows to give.
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> streams("state = 'idle in transaction'") == 1);
        }
        awaitNoStream();
    }

    @Test
    void a_client_that_hangs_up_gives_its_connection_back() throws Exception {
        for (int round = 0; round < 4; round++) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket client = ask();
                assertThat(client.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
                clients.add(client);
            }
            for (Socket client : clients) {
                client.close();
            }
            awaitNoStream();
        }
    }

    @Test
    void an_export_of_datasets_is_told_when_it_begins_and_with_its_rows_when_it_ends() throws Exception {
        Downloads downloads = Downloads.of(pool, "listing/exported");
        String asked = "/listing/exported?sort=id&filter=id=le=10&fields=id";
        for (String type : List.of("application/json", "application/x-ndjson", "text/csv")) {
            HttpRequest request = HttpRequest.newBuilder(numbers.resolve(asked))
                    .header("Accept", type)
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }
        JsonObject ended = downloads.awaited("complete", 2).get(0).getJsonObject("data");
        assertThat(downloads.told("running")).hasSize(2);
        JsonObject begun = downloads.told("running").get(0).getJsonObject("data");
        assertThat(begun.getString("id")).isEqualTo(ended.getString("id"));
        assertThat(begun.getLong("rows")).isZero();
        assertThat(begun.getJsonArray("datasets")).hasSize(2);
        assertThat(begun.getValue("finished_at")).isNull();
        assertThat(ended.getString("finished_at")).isNotNull();
        assertThat(ended.getString("service")).isEqualTo("kit");
        assertThat(ended.getString("format")).isEqualTo("ndjson");
        assertThat(ended.getString("filter")).isEqualTo("sort=id&filter=id=le=10");
        assertThat(ended.getJsonArray("fields")).containsExactly("id");
        assertThat(ended.getValue("user_id")).isNull();
        assertThat(ended.getLong("rows")).isEqualTo(10);
        assertThat(ended.getLong("bytes")).isEqualTo(10 * "{\"id\":1}\n".length() + 1);
        assertThat(ended.getJsonArray("datasets").stream()
                        .map(JsonObject.class::cast)
                        .map(each -> each.getString("dataset_id").substring(35) + " " + each.getLong("rows")))
                .containsExactly("1 5", "0 3");
        assertThat(downloads.told("complete").get(0).getJsonObject("causer").getString("id"))
                .isEqualTo("anonymous");

        // One that hangs up half-way.
        try (Socket client = ask(numbers.resolve("/listing/exported?sort=id"))) {
            assertThat(client.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        }
        JsonObject aborted = downloads.awaited("aborted", 1).get(0).getJsonObject("data");
        assertThat(aborted.getLong("rows")).isBetween(1L, 999_999L);
    }

    @Test
    void the_end_of_an_export_whose_service_has_died_is_told_once_and_of_one_under_way_not_before_it()
            throws Exception {
        Downloads downloads = Downloads.of(pool, "listing/exported");
        // What a service leaves behind that was killed: nobody holds the lock any more.
        pool.query("""
                        select set_config('biotrail.actor_type', 'user', true), set_config('biotrail.actor_id', 'ana', true),
                               set_config('biotrail.actor_name', 'Ana', true), biotrail.announce_download(
                                   gen_random_uuid(), 'kit', 'listing/exported', 'csv', 'id=le=10', null,
                                   '[{"dataset_id": "00000000-0000-7000-8000-000000000001", "rows": 0}]', 0, 0, 'running',
                                   now())""").executeAndAwait();
        JsonObject begun = downloads.awaited("running", 1).get(0);
        try (Socket client = ask(numbers.resolve("/listing/exported?sort=id"))) {
            assertThat(client.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
            downloads.awaited("running", 2);
            Uni.join()
                    .all(told.tellLost(), told.tellLost(), told.tellLost())
                    .andFailFast()
                    .await()
                    .atMost(Duration.ofSeconds(20));
            JsonObject ended = downloads.awaited("aborted", 1).get(0);
            assertThat(ended.getJsonObject("causer")).isEqualTo(begun.getJsonObject("causer"));
            JsonObject data = ended.getJsonObject("data");
            assertThat(data.getString("finished_at")).isNotNull();
            assertThat(data.copy().put("outcome", "running").putNull("finished_at"))
                    .isEqualTo(begun.getJsonObject("data"));
        }
        // The client of the other has hung up, which its own service tells.
        assertThat(downloads.awaited("aborted", 2).get(1).getJsonObject("data").getLong("rows"))
                .isPositive();
        told.tellLost().await().atMost(Duration.ofSeconds(20));
        assertThat(downloads.told("aborted")).hasSize(2);
        assertThat(pool.query("select id from download_under_way")
                        .executeAndAwait()
                        .rowCount())
                .isZero();
    }

    private Socket ask() throws IOException {
        return ask(numbers);
    }

    private static Socket ask(URI of) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(8 * 1024);
        client.connect(new java.net.InetSocketAddress(of.getHost(), of.getPort()));
        String head = "GET " + of.getPath() + "?" + of.getQuery()
                + " HTTP/1.1\r\nHost: test\r\nAccept: application/x-ndjson\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private void awaitNoStream() {
        await().atMost(Duration.ofSeconds(20)).until(() -> streams("state <> 'idle'") == 0);
    }

    private long streams(String state) {
        return pool.query("select count(*) from pg_stat_activity where query like '%listing_number_view%'"
                        + " and pid <> pg_backend_pid() and " + state)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }
}
