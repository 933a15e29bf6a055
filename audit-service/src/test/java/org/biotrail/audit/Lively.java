package org.biotrail.audit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Anchors are published every second. */
public class FastAnchors implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("biotrail.audit.anchors.every", "1S");
    }
}
