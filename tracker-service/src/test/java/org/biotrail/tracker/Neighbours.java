package org.biotrail.tracker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Stands in for the other services, which know nothing but what a test says, and says how this one is configured. */
public class Neighbours implements QuarkusTestResourceLifecycleManager {
    /** Outlives the class loaders of the tests. */
    private static final String PORT = "biotrail.testing.neighbours";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        server.start();
        System.setProperty(PORT, Integer.toString(server.port()));
        return Map.of(
                "biotrail.tracker.publisher",
                "The test's publisher",
                "biotrail.tracker.landing",
                "https://biotrail.test/datasets/",
                "biotrail.tracker.embargoes.every",
                "1s",
                "biotrail.tracker.licenses",
                "ODbL-1.0=https://opendatacommons.org/licenses/odbl/1-0/",
                "biotrail.owners.authenticate",
                "false",
                "biotrail.url.catalog",
                server.baseUrl(),
                "biotrail.usage.owners",
                server.baseUrl() + "/sampling/v1," + server.baseUrl() + "/lab/v1");
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** Lets lab say that it has things of a dataset. */
    public static void labHas(String dataset, String kind, int count) {
        lab().register(usage(dataset).willReturn(okJson("{\"counts\": {\"%s\": %d}}".formatted(kind, count))));
    }

    /** Lets lab give no answer about a dataset. */
    public static void labIsSilentAbout(String dataset) {
        lab().register(usage(dataset).willReturn(aResponse().withStatus(503)));
    }

    private static com.github.tomakehurst.wiremock.client.MappingBuilder usage(String dataset) {
        return WireMock.get(urlPathEqualTo("/lab/v1/usage/dataset/" + dataset));
    }

    private static WireMock lab() {
        return new WireMock("localhost", Integer.getInteger(PORT, 0));
    }
}
