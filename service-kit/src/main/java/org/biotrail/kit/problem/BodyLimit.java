package org.biotrail.kit.problem;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Holds bodies to {@code biotrail.body.limit} bytes, but for uploads of imports and whatever else
 * {@code biotrail.body.unlimited} names by the end of its path: those Quarkus' own limit bounds, and whoever reads them.
 */
@ApplicationScoped
class BodyLimit {
    @ConfigProperty(name = "biotrail.body.limit")
    long limit;

    @ConfigProperty(name = "biotrail.body.unlimited")
    Optional<List<String>> unlimited;

    void register(@Observes Filters filters) {
        // After the route that sets Quarkus' own limit, whose order is -2.
        filters.register(this::hold, 1);
    }

    private void hold(RoutingContext request) {
        if (!isUnlimited(request.normalizedPath())) {
            if (declared(request) > limit) {
                request.response()
                        .setStatusCode(413)
                        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapper.MEDIA_TYPE)
                        .end(ProblemMapper.TOO_LARGE);
                return;
            }
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
        }
        request.next();
    }

    private boolean isUnlimited(String path) {
        return path.endsWith("/imports") || unlimited.orElse(List.of()).stream().anyMatch(path::endsWith);
    }

    /** What the client says its body has; a client that says nothing is stopped while reading. */
    private static long declared(RoutingContext request) {
        try {
            return Long.parseLong(request.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
