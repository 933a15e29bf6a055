package org.biotrail.lab.bench;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.biotrail.lab.quantity.Units;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's settings {@code biotrail.lab.…}; a project may choose its own ({@code spec/lab.md} §15). */
@ApplicationScoped
public class BenchSettings {
    @ConfigProperty(name = "biotrail.lab.require-drying", defaultValue = "warn")
    String requireDrying;

    @ConfigProperty(name = "biotrail.lab.volume-balance", defaultValue = "override")
    String volumeBalance;

    @ConfigProperty(name = "biotrail.lab.injection-balance", defaultValue = "warn")
    String injectionBalance;

    public BenchRules rules(Units units) {
        return new BenchRules(units, now(), requireDrying, volumeBalance, injectionBalance, false);
    }

    public BenchRules importing(Units units) {
        return new BenchRules(units, now(), requireDrying, volumeBalance, injectionBalance, true);
    }

    /** As exact as the database keeps it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
