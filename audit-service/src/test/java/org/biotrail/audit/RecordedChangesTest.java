package org.biotrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.biotrail.kit.change.Publishing;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresCluster;
import org.biotrail.kit.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** From the catalog's own tables, by its own relay, into the log; and what entities to come will tell. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class RecordedChangesTest {
    private static final PGSimpleDataSource CATALOG = new PGSimpleDataSource();
    private static PostgresCluster cluster;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String id = UUID.randomUUID().toString();
    private Publishing relay;

    @BeforeAll
    static void migrate() {
        cluster = PostgresCluster.start();
        cluster.createDatabase("catalog");
        Flyway.configure()
                .dataSource(cluster.jdbcUrl("catalog"), cluster.user(), "")
                .locations(
                        "filesystem:../service-kit/src/main/resources/db/kit",
                        "filesystem:../catalog-service/src/main/resources/db/migration")
                .load()
                .migrate();
        CATALOG.setURL(cluster.jdbcUrl("catalog"));
        CATALOG.setUser(cluster.user());
    }

    @AfterAll
    static void drop() {
        cluster.close();
    }

    @BeforeEach
    void publish() {
        relay = Publishing.of("catalog", CATALOG, kafka);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void acceptance_1_adding_editing_twice_and_deleting_a_taxon_are_four_activities() throws SQLException {
        catalog(
                "set biotrail.actor_type = 'user'; set biotrail.actor_id = 'ana'; set biotrail.actor_name = 'Ana Souza'",
                "insert into taxon (id, name, rank, parent_id, nomenclatural_code) values ('" + id
                        + "', 'Ocotea', 'genus', taxon_life(), 'ICN')",
                "update taxon set notes = 'seen' where id = '" + id + "'",
                "update taxon set author = 'Aubl.', notes = null where id = '" + id + "'",
                "delete from taxon where id = '" + id + "'");
        Ask.settled("/subjects/taxon/" + id, 4)
                .body("data.action", contains("add", "edit", "edit", "delete"))
                .body("data.version", contains(1, 2, 3, 4))
                .body("data.causer_name", everyItem(equalTo("Ana Souza")))
                .body("data[1].changes.field", contains("notes"))
                .body("data[1].changes[0].new", equalTo("seen"))
                .body("data[2].changes.field", hasItems("author", "notes"))
                .body("data[2].changes.find { it.field == 'notes' }.old", equalTo("seen"));
        Ask.asManager("/activities?subject_id=" + id + "&sort=occurred_at")
                .body("data[1].properties.attributes.keySet()", contains("notes"))
                .body("data[1].properties.old.keySet()", contains("notes"))
                .body("data[3].data.keySet()", contains("id"))
                .body("data[3].data.id", equalTo(id));
    }

    @Test
    void acceptance_2_a_change_that_changes_nothing_adds_nothing() throws SQLException {
        catalog(
                "insert into person (id, full_name, abbreviation) values ('" + id + "', 'Ana Souza', '" + id + "')",
                "update person set full_name = 'Ana Souza' where id = '" + id + "'",
                "update person set notes = 'seen' where id = '" + id + "'");
        Ask.settled("/subjects/person/" + id, 2).body("data.version", contains(1, 2));
    }

    @Test
    void acceptance_5_a_change_by_sql_is_caused_by_the_system() throws SQLException {
        catalog("insert into person (id, full_name, abbreviation) values ('" + id + "', 'Ana Souza', '" + id + "')");
        Ask.settled("/subjects/person/" + id, 1)
                .body("data[0].causer_type", equalTo("system"))
                .body("data[0].causer_id", equalTo("system"));
    }

    @Test
    void acceptance_3_an_identification_is_logged_with_taxon_person_date_and_modifier_old_and_new()
            throws SQLException {
        String taxon = UUID.randomUUID().toString();
        String person = UUID.randomUUID().toString();
        catalog(
                "insert into taxon (id, name, rank, parent_id, nomenclatural_code) values ('" + taxon
                        + "', 'Nectandra', 'genus', taxon_life(), 'ICN')",
                "insert into person (id, full_name, abbreviation) values ('" + person + "', 'Eva Lima', '" + person
                        + "')");
        Ask.settled("/subjects/taxon/" + taxon, 1);
        Ask.settled("/subjects/person/" + person, 1);
        try (Publisher publisher = new Publisher(kafka)) {
            publisher.tell(change("sampling", "individual", id)
                    .label("3405-Silva-Plot")
                    .version(2)
                    .logName("identification updated")
                    .old("{\"taxon_id\": null, \"person_id\": null, \"date\": \"2019\", \"modifier\": \"cf.\"}")
                    .attributes("{\"taxon_id\": \"" + taxon + "\", \"person_id\": \"" + person
                            + "\", \"date\": \"2020-02\", \"modifier\": null}"));
        }
        Ask.settled("/activities?subject_id=" + id + "&log_name=identification updated", 1)
                .body("data[0].description", equalTo("Ana Souza changed the identification of 3405-Silva-Plot"));
        Ask.asManager("/subjects/individual/" + id)
                .body("data[0].changes.field", containsInAnyOrder("taxon_id", "person_id", "date", "modifier"))
                .body("data[0].changes.find { it.field == 'taxon_id' }.new_label", equalTo("Nectandra"))
                .body("data[0].changes.find { it.field == 'person_id' }.new_label", equalTo(person))
                .body("data[0].changes.find { it.field == 'modifier' }.old", equalTo("cf."));
    }

    @Test
    void acceptance_4_deleting_an_order_is_told_of_its_datasets_and_collection_by_the_same_causer() {
        String causer = UUID.randomUUID().toString();
        try (Publisher publisher = new Publisher(kafka)) {
            for (String dataset : new String[] {
                UUID.randomUUID().toString(), UUID.randomUUID().toString()
            }) {
                publisher.tell(change("tracker", "dataset", dataset)
                        .by(causer, "Ana")
                        .action("delete")
                        .version(2)
                        .comment("Order deleted"));
            }
            publisher.tell(change("tracker", "collection", id)
                    .by(causer, "Ana")
                    .version(2)
                    .comment("Order deleted")
                    .data("{\"id\": \"" + id + "\", \"version\": 2, \"dataset_ids\": [], \"editors\": []}"));
            publisher.tell(change("tracker", "order", UUID.randomUUID().toString())
                    .by(causer, "Ana")
                    .action("delete")
                    .version(2)
                    .comment("Order deleted"));
        }
        Ask.settled("/users/" + causer + "/actions", 4)
                .body("data.comment", everyItem(equalTo("Order deleted")))
                .body("data", hasSize(4));
        Ask.asManager("/statistics?causer_id=" + causer)
                .body("by_subject_type.find { it.subject_type == 'dataset' }.count", equalTo(2));
    }

    private static void catalog(String... statements) throws SQLException {
        try (Connection connection = CATALOG.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            try (ResultSet waiting = statement.executeQuery("select count(*) from outbox where refused is not null")) {
                waiting.next();
                assertThat(waiting.getInt(1)).isZero();
            }
        }
    }
}
