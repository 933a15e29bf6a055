package org.biotrail.kit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.OidcClient;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks the owner of a thing that has no copy here, and keeps the answer as its copy. Where
 * {@code biotrail.owners.<thing>} says a collection's address ({@code http://…/catalog/v1/taxa}), the reference is put
 * behind it. Each owner has a circuit breaker of its own, so that one that is away costs nobody time.
 */
@ApplicationScoped
class Owners {
    private static final Logger LOG = Logger.getLogger(Owners.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Inject
    Copies copies;

    @Inject
    Config config;

    @Inject
    OidcClient tokens;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "biotrail.owners.timeout", defaultValue = "2S")
    Duration timeout;

    /** Whether this service shows a token of its own when it asks. */
    @ConfigProperty(name = "biotrail.owners.authenticate", defaultValue = "true")
    boolean authenticate;

    private final Map<String, TypedGuard<Uni<HttpResponse<Buffer>>>> guards = new ConcurrentHashMap<>();
    private Optional<WebClient> client = Optional.empty();

    @PostConstruct
    void open() {
        client = Optional.of(WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) timeout.toMillis())
                        .setFollowRedirects(false)));
    }

    @PreDestroy
    void close() {
        client.ifPresent(WebClient::close);
    }

    /** An answer of 5xx; the breaker counts it as a failure. */
    private static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        NoAnswer(int status) {
            super("status " + status);
        }
    }

    /**
     * What the owner knows under this text.
     *
     * @return its ids: none, one, or several; none as well when nobody is set as owner. Fails with 503 when the owner
     *     gives no answer.
     */
    Uni<List<String>> ask(String thing, String text) {
        Optional<String> address = config.getOptionalValue("biotrail.owners." + thing, String.class);
        if (address.isEmpty() || text.isBlank() || !copies.keeps(thing)) {
            return Uni.createFrom().item(List.of());
        }
        String url = address.get() + "/" + encode(text);
        return guard(address.get())
                .get(() -> get(url))
                .onFailure()
                .transform(failure -> unavailable(thing, failure))
                .flatMap(answer -> understand(thing, answer));
    }

    private Uni<List<String>> understand(String thing, HttpResponse<Buffer> answer) {
        return switch (answer.statusCode()) {
            case 200 -> keep(thing, read(answer.bodyAsString()));
            case 400, 404, 410, 422 -> Uni.createFrom().item(List.of());
            case 409 -> Uni.createFrom().item(() -> candidates(answer.bodyAsString()));
            default -> Uni.createFrom().failure(unavailable(thing, new NoAnswer(answer.statusCode())));
        };
    }

    private Uni<List<String>> keep(String thing, JsonNode row) {
        return copies.keep(pool, thing, List.of(row))
                .map(kept -> List.of(row.path("id").asText()));
    }

    private List<String> candidates(String problem) {
        return StreamSupport.stream(read(problem).path("candidates").spliterator(), false)
                .map(candidate -> candidate.isObject() ? candidate.path("id").asText() : candidate.asText())
                .toList();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("An owner's answer is no JSON", e);
        }
    }

    private Uni<HttpResponse<Buffer>> get(String url) {
        HttpRequest<Buffer> request =
                client.orElseThrow().getAbs(url).timeout(timeout.toMillis()).putHeader("Accept", "application/json");
        Uni<HttpRequest<Buffer>> allowed = authenticate
                ? tokens.getTokens().map(granted -> request.bearerTokenAuthentication(granted.getAccessToken()))
                : Uni.createFrom().item(request);
        return allowed.flatMap(HttpRequest::send).invoke(answer -> {
            if (answer.statusCode() >= 500) {
                throw new IllegalStateException(new NoAnswer(answer.statusCode()));
            }
        });
    }

    private TypedGuard<Uni<HttpResponse<Buffer>>> guard(String owner) {
        return guards.computeIfAbsent(
                owner,
                address -> TypedGuard.create(new TypeLiteral<Uni<HttpResponse<Buffer>>>() {})
                        .withDescription("owner " + address)
                        .withTimeout()
                        .duration(timeout.toMillis(), ChronoUnit.MILLIS)
                        .done()
                        .withRetry()
                        .maxRetries(1)
                        .delay(100, ChronoUnit.MILLIS)
                        .done()
                        .withCircuitBreaker()
                        .requestVolumeThreshold(8)
                        .failureRatio(0.75)
                        .delay(RETRY_AFTER.toMillis(), ChronoUnit.MILLIS)
                        .done()
                        .build());
    }

    private static Problem unavailable(String thing, Throwable failure) {
        LOG.warnf("The owner of %s does not answer: %s", thing, failure);
        return Problem.unavailable(
                "owner_unavailable",
                "The reference is not known here, and the service that owns " + thing + " does not answer",
                RETRY_AFTER);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
