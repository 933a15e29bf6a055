package org.biotrail.kit.contract;

import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.ListingShape;
import org.biotrail.kit.listing.Listings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the running service offers: its endpoints, and the columns of their views, read once when it starts. */
@ApplicationScoped
class Endpoints {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** In the order of the resources' names: the same description whenever it is made. */
    private final Map<Listing, ListingShape> shapes = new LinkedHashMap<>();

    private Map<String, Endpoint> endpoints = Map.of();

    @Inject
    Listings listings;

    @Inject
    @All
    List<RowImport> imports;

    /** Whether reading needs no token. */
    @ConfigProperty(name = "biotrail.reads.public", defaultValue = "false")
    boolean publicReads;

    /** Where the realm describes itself (OpenID Connect Discovery). */
    @ConfigProperty(
            name = "biotrail.contract.openid",
            defaultValue =
                    "${BIOTRAIL_OIDC_URL:http://localhost:8180/realms/biotrail}/.well-known/openid-configuration")
    String discovery;

    void read(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        endpoints = resources()
                .flatMap(Endpoint::of)
                .collect(Collectors.toUnmodifiableMap(
                        Endpoint::operationId, endpoint -> endpoint, (first, second) -> first));
        resources().flatMap(resource -> Endpoint.listings(resource).stream()).forEach(this::read);
    }

    private void read(Listing listing) {
        try {
            shapes.put(listing, listings.shape(listing).await().atMost(PATIENCE));
        } catch (RuntimeException broken) {
            Log.errorf(broken, "The list of %s cannot be described, and will not work", listing.thing());
        }
    }

    Optional<Endpoint> of(String operationId) {
        return Optional.ofNullable(endpoints.get(operationId));
    }

    /** What is stored of an upload to this endpoint, which is called like the things in its path or as a part of another. */
    Optional<RowImport> upload(Endpoint endpoint) {
        if (!endpoint.path().endsWith("/imports")) {
            return Optional.empty();
        }
        String[] steps = endpoint.path().split("/", -1);
        String things = steps[steps.length - 2];
        return imports.stream()
                .filter(rows -> rows.things().equals(things) || rows.things().endsWith("-" + things))
                .min(Comparator.comparingInt(rows -> rows.things().length()));
    }

    /** The listings at the same path: for some callers a view may have fewer columns. */
    List<Listing> besides(Listing listing) {
        return shapes.keySet().stream()
                .filter(other -> other.path().equals(listing.path()))
                .toList();
    }

    /** The widest view of the things at that path, searched where one of them is. */
    Optional<ListingShape> shape(Listing listing) {
        return besides(listing).stream()
                .map(shapes::get)
                .reduce((one, other) -> new ListingShape(
                        other.fields().size() > one.fields().size() ? other.fields() : one.fields(),
                        one.searched() || other.searched()));
    }

    boolean publicReads() {
        return publicReads;
    }

    String discovery() {
        return discovery;
    }

    private static Stream<Class<?>> resources() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .sorted(Comparator.comparing(Class::getName));
    }
}
