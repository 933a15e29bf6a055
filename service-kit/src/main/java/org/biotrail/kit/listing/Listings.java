package org.biotrail.kit.listing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Answers reads from views: query parameters, {@code Accept} and {@code If-None-Match} are taken from the request at
 * hand, the caller from its token. PostgreSQL makes the JSON.
 */
@ApplicationScoped
public class Listings {

    /** {@code GET /things}: a page of JSON, or everything that matches as NDJSON, CSV or GeoJSON. */
    public Uni<Response> list(Listing listing) {
        return list(listing, Condition.ALL);
    }

    /** The same within a condition, for {@code GET /things/{id}/children} and the like. */
    public Uni<Response> list(Listing listing, Condition within) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code GET /things/{id}}; the reference is an id or a code.
     *
     * @return 200 with {@code ETag}, or 304; fails with 404, or with 409 and the list when several things fit
     */
    public Uni<Response> item(Listing listing, String reference) {
        throw new UnsupportedOperationException();
    }

    /** The row of the view as JSON, as far as the caller may see it. */
    public Uni<Optional<ObjectNode>> find(Listing listing, String reference) {
        throw new UnsupportedOperationException();
    }

    /** The id behind a path's reference; fails with 404 or 409 as {@link #item} does. */
    public Uni<String> idOf(Listing listing, String reference) {
        throw new UnsupportedOperationException();
    }

    /** {@code GET /things/{id}/history}: 307 to the audit service's history of that thing. */
    public Uni<Response> history(Listing listing, String reference) {
        throw new UnsupportedOperationException();
    }
}
