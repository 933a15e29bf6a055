package org.biotrail.tracker.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks the services whose things belong to datasets whether one is used, because what was made a moment ago may not have
 * been heard of here. To be asked outside of transactions.
 */
@ApplicationScoped
public class UsageElsewhere {
    private static final Logger LOG = Logger.getLogger(UsageElsewhere.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final List<UsageOwner> owners;
    private final OidcClient tokens;
    private final boolean authenticate;

    @Inject
    UsageElsewhere(
            OidcClient tokens,
            @ConfigProperty(name = "biotrail.usage.owners") Optional<List<URI>> addresses,
            @ConfigProperty(name = "biotrail.owners.timeout", defaultValue = "2S") Duration timeout,
            @ConfigProperty(name = "biotrail.owners.authenticate", defaultValue = "true") boolean authenticate) {
        this.tokens = tokens;
        this.authenticate = authenticate;
        this.owners = addresses.orElse(List.of()).stream()
                .map(address -> QuarkusRestClientBuilder.newBuilder()
                        .baseUri(address)
                        .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .build(UsageOwner.class))
                .toList();
    }

    /**
     * Holds a dataset to be used nowhere.
     *
     * @return fails with 409 {@code in_use} and the counts, and with 503 when a service is silent
     */
    public Uni<Void> requireUnused(UUID dataset) {
        return authorization()
                .flatMap(token -> Multi.createFrom()
                        .iterable(owners)
                        .onItem()
                        .transformToUniAndConcatenate(owner -> used(owner, token, dataset))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private static Uni<Void> used(UsageOwner owner, String token, UUID dataset) {
        return owner.ofDataset(token, dataset.toString())
                .onFailure(UsageElsewhere::isUnknown)
                .recoverWithItem(JsonNodeFactory.instance::objectNode)
                .onFailure()
                .transform(UsageElsewhere::silent)
                .invoke(usage -> {
                    JsonNode counts = usage.path("counts");
                    if (counts.valueStream().anyMatch(count -> count.asLong() > 0)) {
                        throw Problem.conflict("", "in_use", "The dataset has contents: " + counts);
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }

    private static Problem silent(Throwable failure) {
        LOG.warnf("Who else uses a dataset is not known: %s", failure);
        return Problem.unavailable(
                "owner_unavailable", "A service that may use the dataset does not answer", RETRY_AFTER);
    }

    private Uni<String> authorization() {
        return authenticate && !owners.isEmpty()
                ? tokens.getTokens().map(granted -> "Bearer " + granted.getAccessToken())
                : Uni.createFrom().item("");
    }
}
