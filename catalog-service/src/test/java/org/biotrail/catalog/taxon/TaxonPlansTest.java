package org.biotrail.catalog.taxon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What a curator asks at every key pressed is found by an index, however many taxa there are. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonPlansTest {
    @Inject
    Pool pool;

    @Test
    void what_is_suggested_is_found_by_an_index() {
        assertThat(plan(TaxonTree.SUGGESTED, Tuple.of("Poa an", 10)))
                .contains("taxon_search_prefix", "taxon_uninomial", "taxon_vernacular", "taxon_search ")
                .doesNotContain("Seq Scan on taxon");
    }

    @Test
    void an_exact_name_is_found_by_an_index() {
        assertThat(plan(
                        "select id from taxon_view where lower(full_name) like $1 order by full_name, id",
                        Tuple.of("poa annua")))
                .contains("taxon_full_name_lower")
                .doesNotContain("Seq Scan on taxon");
    }

    @Test
    void an_external_reference_is_found_by_an_index() {
        assertThat(plan(
                        "select id from taxon_view where id in"
                                + " (select taxon_id from taxon_external where registry = $1 and reference = $2)",
                        Tuple.of("ipni", "320035-2")))
                .contains("taxon_external_key")
                .doesNotContain("Seq Scan on taxon");
    }

    /** The plan where a sequential scan is taken only when there is no other way, as in a table of any size. */
    private String plan(String question, Tuple values) {
        SqlConnection connection = pool.getConnectionAndAwait();
        Transaction rolledBack = connection.beginAndAwait();
        connection.query("set local enable_seqscan = off").executeAndAwait();
        String plan = StreamSupport.stream(
                        connection
                                .preparedQuery("explain " + question)
                                .executeAndAwait(values)
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
        rolledBack.rollbackAndAwait();
        connection.closeAndAwait();
        return plan;
    }
}
