package org.biotrail.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.biotrail.audit.Ask;
import org.biotrail.audit.Lively;
import org.biotrail.audit.Publisher;
import org.biotrail.audit.activity.StoredActivity;
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
class IntegrityTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    Pool pool;

    private final String taxon = UUID.randomUUID().toString();
    private Publisher publisher;

    @BeforeEach
    void tell() {
        publisher = new Publisher(kafka);
        publisher.tell(
                change("catalog", "taxon", taxon).action("add").data("{\"id\": \"" + taxon + "\", \"h\": 1.50}"));
        publisher.tell(change("catalog", "taxon", taxon).version(2).comment("a typo"));
        publisher.tell(change("catalog", "taxon", taxon).version(3));
        Ask.settled("/subjects/taxon/" + taxon, 3);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void a_log_that_nobody_touched_fits() {
        Ask.asManager("/integrity")
                .body("ok", equalTo(true))
                .body("first", nullValue())
                .body("checked", greaterThan(2))
                .body("chains.size()", greaterThan(0));
        Instant now = Instant.now();
        Ask.asManager("/integrity?from=2026-03-01T08:02:00Z&to=" + now).body("ok", equalTo(true));
        Ask.asManager("/integrity?from=2150-03-01T08:02:00Z").body("checked", equalTo(0));
    }

    @Test
    void acceptance_11_changing_one_byte_of_one_activity_names_that_row() {
        int version = 3;
        // Each column in a row before that of the column before, so that one that is not mended would be noticed.
        for (String column :
                List.of("subject_label", "causer_name", "description", "log_name", "causer_id", "action")) {
            String id = id(version);
            version = version == 1 ? 3 : version - 1;
            String before = text("select " + column + " from activity where id = '" + id + "'");
            update(column + " = overlay(" + column + " placing chr(ascii(" + column + ") # 1) from 1 for 1)", id);
            Ask.asManager("/integrity")
                    .body("ok", equalTo(false))
                    .body("first.id", equalTo(id))
                    .body("first.reason", equalTo("content"));
            update(column + " = '" + before + "'", id);
        }
        String id = id(2);
        update("properties = '{\"attributes\": {}, \"old\": {\"a\": 1}}'", id);
        Ask.asManager("/integrity?from=2026-03-01T08:02:00Z").body("first.id", equalTo(id));
        update("properties = '{\"attributes\": {}, \"old\": {}}'", id);
        update("gap = true", id);
        Ask.asManager("/integrity").body("first.id", equalTo(id));
        update("gap = false", id);
        update("hash = set_byte(hash, 0, get_byte(hash, 0) # 1)", id);
        Ask.asManager("/integrity").body("first.id", equalTo(id));
        update("hash = set_byte(hash, 0, get_byte(hash, 0) # 1)", id);
        update("occurred_at = occurred_at + interval '1 microsecond'", id);
        Ask.asManager("/integrity").body("first.id", equalTo(id));
        update("occurred_at = occurred_at - interval '1 microsecond'", id);
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    @Test
    void a_row_that_is_missing_is_named_by_its_place() {
        String id = id(3);
        run("create table taken as select * from activity where id = '" + id + "'");
        run("delete from activity where id = '" + id + "'");
        Ask.asManager("/integrity").body("ok", equalTo(false)).body("first.reason", equalTo("link_missing"));
        run("insert into activity select * from taken");
        run("drop table taken");
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    @Test
    void the_newest_hash_of_each_chain_is_published_and_betrays_who_writes_the_chain_anew() throws IOException {
        String chain = text("select chain from activity where id = '" + id(3) + "'");
        JsonNode anchor = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> anchor(chain),
                        each -> each.path("link").asLong()
                                == Long.parseLong(text("select link from chain_head where chain = '" + chain + "'")));
        assertThat(anchor.path("hash").asText())
                .isEqualTo(text("select encode(hash, 'hex') from chain_head where chain = '" + chain + "'"));
        run("create table kept as select * from activity where chain = '" + chain + "'");
        run("create table kept_head as select * from chain_head");
        run("update activity set comment = 'forged' where id = '" + id(1) + "'");
        writeAnew(chain);
        Ask.asManager("/integrity").body("ok", equalTo(false)).body("first.reason", equalTo("anchor"));
        run("delete from activity where chain = '" + chain + "'");
        run("insert into activity select * from kept");
        run("update chain_head head set hash = kept.hash from kept_head kept where kept.chain = head.chain");
        run("drop table kept, kept_head");
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    @Test
    void only_who_reads_all_history_may_ask() {
        assertThat(Ask.status(Tokens.of("full"), "/integrity")).isEqualTo(403);
        Ask.get(Tokens.of("manager"), "/integrity?from=yesterday").statusCode(400);
        Ask.get(Tokens.of("manager"), "/integrity?chain=1").statusCode(400);
    }

    /** What a cunning operator of the database would do. */
    private void writeAnew(String chain) {
        byte[] previous = Link.root(chain).hash();
        List<String> rows = pool
                .query("select row_to_json(its)::text from (select " + StoredActivity.COLUMNS
                        + " from activity where chain = '" + chain + "' order by activity.link) its")
                .executeAndAwait()
                .stream()
                .map(row -> row.getString(0))
                .toList();
        for (String row : rows) {
            StoredActivity activity = StoredActivity.parse(row);
            byte[] hash = activity.hash(previous);
            run("update activity set previous_hash = '\\x" + HexFormat.of().formatHex(previous) + "', hash = '\\x"
                    + HexFormat.of().formatHex(hash) + "' where id = '" + activity.text("id") + "'");
            previous = hash;
        }
        run("update chain_head set hash = '\\x" + HexFormat.of().formatHex(previous) + "' where chain = '" + chain
                + "'");
    }

    /** The last anchor of a chain. */
    private JsonNode anchor(String chain) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"));
        JsonNode last = new ObjectMapper().createObjectNode();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("biotrail.audit.anchors").stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(chain)) {
                        last = new ObjectMapper().readTree(record.value());
                    }
                }
            }
        }
        return last;
    }

    private String id(int version) {
        return text("select id::text from activity where subject_id = '" + taxon + "' and version = " + version);
    }

    private String text(String sql) {
        return String.valueOf(
                pool.query(sql).executeAndAwait().iterator().next().getValue(0));
    }

    private void update(String change, String id) {
        run("update activity set " + change + " where id = '" + id + "'");
    }

    private void run(String sql) {
        pool.query(sql).executeAndAwait();
    }
}
