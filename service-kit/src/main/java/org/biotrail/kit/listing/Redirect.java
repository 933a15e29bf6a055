package org.biotrail.kit.listing;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Sends a caller elsewhere on the host that was asked. */
public final class Redirect {
    private Redirect() {}

    /**
     * An answer without body. {@link Response}'s own location would put the request's {@code Host} before the path.
     *
     * @param path from the root, encoded
     */
    public static Response to(Response.Status status, String path) {
        return Response.status(status).header(HttpHeaders.LOCATION, path).build();
    }
}
