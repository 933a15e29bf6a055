package org.biotrail.audit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Anchors are published every second, slow clients are cut off soon, and the service tells its own changes: one server for
 * all tests that need a log of their own.
 */
public class Lively implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "biotrail.audit.anchors.every", "1S",
                "biotrail.audit.stream.patience", "3S",
                "biotrail.relay.enabled", "true");
    }
}
