package org.biotrail.catalog.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one way to registries on the internet. Their base addresses are configuration
 * ({@code biotrail.registry.<name>.url}), {@code biotrail.registry.enabled=false} turns all of them off. To each go at
 * most four calls at once, every one with its time, two retries and a circuit breaker; answers are kept for 30 days,
 * "not found" for a day, failures never. To be asked outside of transactions.
 */
@ApplicationScoped
public class Outside {
    /** What a request may spend on registries in all. */
    public static final Duration BUDGET = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Outside.class);
    private static final Duration OFF = Duration.ofHours(1);
    private static final int CALLS_AT_ONCE = 4;
    private static final int CALLS_WAITING = 64;
    private static final int RETRIES = 2;

    @Inject
    Vertx vertx;

    @Inject
    Config config;

    @Inject
    ObjectMapper json;

    @Inject
    KeptAnswers kept;

    @ConfigProperty(name = "biotrail.registry.enabled")
    boolean enabled;

    @ConfigProperty(name = "biotrail.registry.timeout")
    Duration timeout;

    /** Of so many calls in a row three quarters fail before a registry is left alone for {@code retry-after}. */
    @ConfigProperty(name = "biotrail.registry.breaker-calls")
    int breakerCalls;

    @ConfigProperty(name = "biotrail.registry.retry-after")
    Duration retryAfter;

    /** An e-mail address that registries may write to; they serve those better who say who asks. */
    @ConfigProperty(name = "biotrail.registry.contact")
    Optional<String> contact;

    private final Map<String, Registry> registries = new ConcurrentHashMap<>();

    /** How a registry is doing; the words are those of the API. */
    public enum State {
        OFF,
        UNCONFIGURED,
        UP,
        FAILING
    }

    private record Registry(RegistryClient client, TypedGuard<Uni<Optional<String>>> guard, Map<String, State> state) {}

    /** Whether a registry may be asked at all. */
    public boolean isOn(String registry) {
        return enabled && address(registry).isPresent();
    }

    public State state(String registry) {
        if (!enabled) {
            return State.OFF;
        }
        if (address(registry).isEmpty()) {
            return State.UNCONFIGURED;
        }
        Registry known = registries.get(registry);
        return known == null ? State.UP : known.state().getOrDefault(registry, State.UP);
    }

    /**
     * Asks a registry on behalf of somebody who is signed in.
     *
     * @return its JSON; empty when it knows nothing of the kind. Fails with 401 for nobody, with 503
     *     {@code registry_unavailable} when it gives no answer that can be used, {@code registry_off} when it is off
     */
    public Uni<Optional<JsonNode>> ask(Actor actor, OutsideCall call) {
        actor.requireSignedIn();
        if (!isOn(call.registry())) {
            return Uni.createFrom()
                    .failure(Problem.unavailable("registry_off", call.registry() + " is not asked here", OFF));
        }
        Context context = vertx.getDelegate().getOrCreateContext();
        return kept.find(call)
                .flatMap(known ->
                        known.isPresent() ? Uni.createFrom().item(known.get().body()) : anew(call))
                .map(body -> body.map(this::read))
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(failure -> unavailable(call, failure))
                // Retries and timeouts come back on other threads; a transaction that follows needs the caller's own.
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private Uni<Optional<String>> anew(OutsideCall call) {
        Registry registry = registries.computeIfAbsent(call.registry(), this::registry);
        return registry.guard()
                .get(() -> registry.client().get(call).invoke(body -> body.ifPresent(this::read)))
                .call(body -> kept.keep(call, body));
    }

    private Registry registry(String name) {
        Map<String, State> state = new ConcurrentHashMap<>();
        RegistryClient client =
                new RegistryClient(vertx.getDelegate(), address(name).orElseThrow(), agent(), timeout);
        TypedGuard<Uni<Optional<String>>> guard = TypedGuard.create(new TypeLiteral<Uni<Optional<String>>>() {})
                .withDescription("registry " + name)
                .withBulkhead()
                .limit(CALLS_AT_ONCE)
                .queueSize(CALLS_WAITING)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(breakerCalls)
                .failureRatio(0.75)
                .delay(retryAfter.toMillis(), ChronoUnit.MILLIS)
                .onStateChange(now -> state.put(name, now == CircuitBreakerState.OPEN ? State.FAILING : State.UP))
                .done()
                .withRetry()
                .maxRetries(RETRIES)
                .delay(200, ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .maxDelay(2000, ChronoUnit.MILLIS)
                .done()
                .maxDuration(BUDGET.toMillis(), ChronoUnit.MILLIS)
                .retryOn(NoAnswer.class)
                .done()
                .build();
        return new Registry(client, guard, state);
    }

    private Optional<URI> address(String registry) {
        return config.getOptionalValue("biotrail.registry." + registry + ".url", URI.class);
    }

    private String agent() {
        return "Biotrail/1.0"
                + contact.map(address -> " (mailto:" + address + ")").orElse("");
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException garbled) {
            throw new IllegalStateException("It is no JSON");
        }
    }

    private Problem unavailable(OutsideCall call, Throwable failure) {
        LOG.warnf(
                "%s: %s",
                call, failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
        return Problem.unavailable(
                "registry_unavailable", call.registry() + " gives no answer that can be used", retryAfter);
    }

    @PreDestroy
    void close() {
        registries.values().forEach(registry -> registry.client().close());
    }
}
