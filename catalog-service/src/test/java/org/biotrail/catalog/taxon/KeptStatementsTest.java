package org.biotrail.catalog.taxon;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.biotrail.catalog.taxon.Taxonomy.TAXA;
import static org.biotrail.catalog.taxon.Taxonomy.genusOf;
import static org.biotrail.catalog.taxon.Taxonomy.plants;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Planning the view of taxa takes ten times as long as reading a taxon from it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class KeptStatementsTest {
    @Inject
    Pool pool;

    @Test
    void a_question_in_the_reader_s_language_is_kept_prepared_however_long_it_is() {
        String genus = genusOf(plants());
        await().until(() -> {
            given().get(TAXA + "/" + genus).then().statusCode(200);
            return pool.query("""
                            select count(*) from pg_prepared_statements
                            where statement like '%from taxon_view u)%' and length(statement) > 2048""").executeAndAwait().iterator().next().getLong(0) > 0;
        });
    }
}
