package org.biotrail.catalog.taxon;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.taxon.Taxonomy.body;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.biotrail.catalog.testing.RegistriesOn;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** A catalog that is configured for GBIF's own backbone, as it was before it was frozen. */
@QuarkusTest
@TestProfile(FrozenBackboneTest.Backbone.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class FrozenBackboneTest extends TaxonRegistriesGround {
    /** The checklist of that name at GBIF. */
    private static final String BACKBONE = "d7dddbf4-2cf0-4f39-9b2a-bb099caae36c";

    /** Asks GBIF for its backbone. */
    public static class Backbone extends RegistriesOn {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> configured = new HashMap<>(super.getConfigOverrides());
            configured.put("biotrail.registry.gbif.checklist", BACKBONE);
            return configured;
        }
    }

    @Test
    void its_keys_are_references_to_gbif() {
        matches("Poa", found(usage("2704173", "Poa", "L.", "GENUS"), """
                {"key": "6", "name": "Plantae", "rank": "KINGDOM"}"""));
        made(body("name", "Poa"));
        assertThat(Taxonomy.get("/gbif:2704173").getString("scientific_name")).isEqualTo("Poa L.");
        assertThat(Taxonomy.get("/gbif:6").getString("name")).isEqualTo("Plantae");
        registry.verify(getRequestedFor(urlPathEqualTo("/gbif/v2/species/match"))
                .withQueryParam("checklistKey", equalTo(BACKBONE)));
    }
}
