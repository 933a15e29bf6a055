package org.biotrail.kit.reference;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Stands in for the service that owns the herbs, and for tracker-service. */
public class OwnerResource implements QuarkusTestResourceLifecycleManager {
    private final WireMockServer owner =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        owner.start();
        return Map.of(
                "biotrail.owners.authenticate", "false",
                "biotrail.copies", "reference_herb",
                "biotrail.follows", "biotrail.garden.changes",
                "biotrail.owners.reference_herb", owner.baseUrl() + "/garden/v1/herbs",
                "biotrail.owners.timeout", "500MS",
                "quarkus.rest-client.tracker.url", owner.baseUrl());
    }

    @Override
    public void stop() {
        owner.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(owner, new TestInjector.MatchesType(WireMockServer.class));
    }
}
