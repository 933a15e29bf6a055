package org.biotrail.kit.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.biotrail.kit.change.Outbox.Backlog;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive as long as relay and consumer are at work, be it at waiting: while Kafka is away nothing is wrong with the
 * service, and what waits is told as data.
 */
@Liveness
@ApplicationScoped
class ChangeHealth implements HealthCheck {
    @Inject
    OutboxRelay relay;

    @Inject
    ChangeReading reading;

    @Override
    public HealthCheckResponse call() {
        Backlog backlog = relay.backlog();
        return HealthCheckResponse.named("changes")
                .status(!relay.isDead() && !reading.isDead())
                .withData("outbox_depth", backlog.depth())
                .withData("outbox_oldest_age_ms", backlog.oldest().toMillis())
                .withData("publishes", relay.isLeading())
                .build();
    }
}
