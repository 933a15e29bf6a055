package org.biotrail.catalog.testing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tests with this profile may ask registries, all of which one server stands in for; it is injected into a field of
 * type {@link WireMockServer}. The path of a registry begins with its name: {@code /crossref/works/…}.
 */
public class RegistriesOn implements QuarkusTestProfile {
    private static final List<String> REGISTRIES = List.of(
            "ror",
            "crossref",
            "datacite",
            "index-herbariorum",
            "gbif",
            "tropicos",
            "ipni",
            "mycobank",
            "zoobank",
            "slow",
            "broken",
            "garbled",
            "elsewhere");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "biotrail.registry.enabled", "true",
                "biotrail.registry.timeout", "500MS",
                "biotrail.registry.breaker-calls", "20",
                "biotrail.registry.contact", "curator@example.org",
                "biotrail.registry.tropicos.key", "key-of-tropicos",
                "biotrail.registry.mycobank.token", "token-of-mycobank");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StandIn.class));
    }

    /** The server. */
    public static class StandIn implements QuarkusTestResourceLifecycleManager {
        private final WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());

        @Override
        public Map<String, String> start() {
            server.start();
            Map<String, String> addresses = new HashMap<>();
            REGISTRIES.forEach(
                    name -> addresses.put("biotrail.registry." + name + ".url", server.baseUrl() + "/" + name));
            return addresses;
        }

        @Override
        public void stop() {
            server.stop();
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
        }
    }
}
