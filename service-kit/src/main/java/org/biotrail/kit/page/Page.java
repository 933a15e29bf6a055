package org.biotrail.kit.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Leads to a service's page for people, where it has one: {@code META-INF/resources} with {@code index.html} below the
 * path of its API. The files of a page name each other from the path with its slash on, so without it a browser is sent
 * there (308).
 */
@ApplicationScoped
class Page {
    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "/")
    String path;

    void leadThere(@Observes Router router) {
        if (Thread.currentThread().getContextClassLoader().getResource("META-INF/resources" + path + "/index.html")
                != null) {
            router.get(path).handler(this::withSlash);
        }
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
