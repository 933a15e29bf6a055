package org.biotrail.catalog.taxon;

import static io.restassured.RestAssured.given;
import static org.biotrail.catalog.taxon.Taxonomy.TAXA;
import static org.biotrail.catalog.taxon.Taxonomy.body;
import static org.biotrail.catalog.taxon.Taxonomy.id;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.biotrail.kit.testing.Tokens;

/** How callers ask and write taxa. */
abstract class TaxonCallers {
    @Inject
    Pool pool;

    void used(String id) {
        pool.preparedQuery("""
                        insert into usage (thing_type, thing_id, service, kind, count)
                        values ('taxon', $1, 'sampling', 'identification', 1)""").executeAndAwait(Tuple.of(UUID.fromString(id)));
    }

    static long digits() {
        return Math.floorMod(System.nanoTime(), 1_000_000_000L);
    }

    static Response removed(String user, String id) {
        return given().auth().oauth2(Tokens.of(user)).delete(TAXA + "/" + id);
    }

    static io.restassured.specification.RequestSpecification as(String user, Object body) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(body);
    }
}
