package org.biotrail.kit.change;

import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** The relay of another service's database, in this process. */
public final class Publishing implements AutoCloseable {
    private final Relay relay;

    private Publishing(Relay relay) {
        this.relay = relay;
    }

    public static Publishing of(String service, DataSource database, String kafka) {
        Relay relay = new Relay(
                new Relay.Settings(service, 1000, Duration.ofMillis(50)),
                database,
                () -> {},
                () -> OutboxRelay.producer(Map.of("bootstrap.servers", kafka), service));
        Thread thread = new Thread(relay);
        thread.setDaemon(true);
        thread.start();
        return new Publishing(relay);
    }

    @Override
    public void close() {
        relay.close();
    }
}
