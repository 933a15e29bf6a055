package org.biotrail.kit.write;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers, as it is kept for a request that is repeated.
 *
 * @param location path of what was made
 * @param etag the version, quoted
 * @param body JSON
 */
public record Answer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {
    static final Answer NO_CONTENT = new Answer(204, null, null, null);

    /** @param again whether it is the answer of an earlier request */
    public Response response(boolean again) {
        Response.ResponseBuilder response = Response.status(status);
        // A header, because Response's own location() would put the Host header of the request before it.
        header(response, HttpHeaders.LOCATION, location);
        header(response, HttpHeaders.ETAG, etag);
        header(response, HttpHeaders.CONTENT_LANGUAGE, language());
        header(response, "Idempotency-Replayed", again ? "true" : null);
        if (body != null) {
            response.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.build();
    }

    /** What stands behind the version in the entity tag of a translated answer. */
    private @Nullable String language() {
        int start = etag == null ? -1 : etag.indexOf('-');
        return start < 0 || etag == null ? null : etag.substring(start + 1, etag.length() - 1);
    }

    private static void header(Response.ResponseBuilder response, String name, @Nullable String value) {
        if (value != null) {
            response.header(name, value);
        }
    }
}
