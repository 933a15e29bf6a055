package org.biotrail.catalog.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Leads to the pages for people, which ask the public API alone; their files are in {@code META-INF/resources}. */
@ApplicationScoped
class Pages {
    @ConfigProperty(name = "quarkus.rest.path")
    String path;

    /** The files of the pages name each other from the path with its slash on. */
    void leadThere(@Observes Router router) {
        router.get(path).handler(this::withSlash);
    }

    private void withSlash(RoutingContext context) {
        if (context.request().path().equals(path)) {
            context.response()
                    .setStatusCode(308)
                    .putHeader("Location", path + "/")
                    .end();
        } else {
            context.next();
        }
    }
}
