package org.biotrail.kit.listing;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/**
 * Connections that keep long statements prepared too. A list in the reader's language names every column of its view, and
 * planning such a question takes ten times as long as answering it; the client keeps no more than 2,048 characters by
 * default.
 */
@Singleton
class LongStatements implements PgPoolCreator {
    private static final int CHARACTERS = 16_384;

    @Override
    public Pool create(Input input) {
        PgConnectOptions options = input.pgConnectOptionsList().get(0);
        options.setPreparedStatementCacheSqlLimit(CHARACTERS);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(options)
                .using(input.vertx())
                .build();
    }
}
