package org.biotrail.tracker.dataset;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The publications that a dataset names, as the catalog told them. */
@ApplicationScoped
class CitedReferences {
    static final String BIBTEX = "application/x-bibtex";

    @Inject
    Pool pool;

    /** A BibTeX file, those first that users of the data must cite. */
    Uni<String> by(UUID dataset) {
        return pool.preparedQuery("select references_of($1)")
                .execute(Tuple.of(dataset))
                .map(rows -> rows.iterator().next().getString(0));
    }
}
