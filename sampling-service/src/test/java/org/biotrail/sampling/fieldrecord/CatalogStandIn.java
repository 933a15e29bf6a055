package org.biotrail.sampling.fieldrecord;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as the catalog does when it is asked what lies around coordinates, but for the first time, when it is away. */
public class CatalogStandIn implements QuarkusTestResourceLifecycleManager {
    static final String AREA = "0197aaaa-0000-7000-8000-000000000002";

    private @Nullable WireMockServer server;

    @Override
    public Map<String, String> start() {
        WireMockServer started = new WireMockServer(options().dynamicPort());
        server = started;
        started.start();
        started.stubFor(post(urlPathMatching(".*/token"))
                .willReturn(okJson("{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 300}")));
        started.stubFor(post(urlPathMatching("/catalog/v1/locations/validations"))
                .inScenario("catalog")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("back")
                .willReturn(aResponse().withStatus(503)));
        started.stubFor(post(urlPathMatching("/catalog/v1/locations/validations"))
                .inScenario("catalog")
                .whenScenarioStateIs("back")
                .willReturn(okJson("""
                        {"data": [{"latitude": 46.8, "longitude": 7.16, "ancestors": [
                          {"id": "0197aaaa-0000-7000-8000-000000000001", "name": "Switzerland", "adm_level": 2},
                          {"id": "%s", "name": "Fribourg", "adm_level": 4}]}]}""".formatted(AREA))));
        return Map.of(
                "quarkus.rest-client.catalog.url",
                started.baseUrl(),
                "quarkus.oidc-client.auth-server-url",
                started.baseUrl() + "/realm",
                "biotrail.sampling.areas.every",
                "1s");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }
}
