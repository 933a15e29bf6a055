package org.biotrail.sampling.fieldrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.sampling.Ground;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(value = CatalogStandIn.class, restrictToAnnotatedClass = true)
class AreaSearchTest {
    @Inject
    Pool pool;

    @Test
    void a_record_learns_its_area_when_the_catalog_is_back() {
        Ground ground = new Ground(pool);
        String project = ground.project();
        ground.labels(project, 1);
        String country = "0197aaaa-0000-7000-8000-000000000001";
        String place = "insert into location_copy (id, version, name, adm_level, parent_id) values ($1, 1, $2, $3, $4)";
        ground.run(place, UUID.fromString(country), "Switzerland", 2, null);
        ground.run(place, UUID.fromString(CatalogStandIn.AREA), "Fribourg", 4, UUID.fromString(country));
        assertThat(ground.post("full", "/field-records", """
                        {"sample_code": "%s_000001", "qfield_project": "jbuf", "date_time": "20260601101500",
                         "taxon_name": "Arnica", "collector_fullname": "Ana Kos", "latitude": 46.8, "longitude": 7.16}""".formatted(project)).statusCode())
                .isEqualTo(201);
        String path = "/field-records/" + project + "_000001";
        JsonPath record = await().atMost(Duration.ofSeconds(30))
                .until(() -> ground.as("full").get(path).jsonPath(), found -> found.getString("location_id") != null);
        assertThat(record.getString("country")).isEqualTo("Switzerland");
        assertThat(record.getString("higher_geography")).isEqualTo("Switzerland | Fribourg");
        assertThat(ground.as("full")
                        .get("/field-records?location_root=Switzerland&project=" + project)
                        .jsonPath()
                        .getList("data.sample_code"))
                .containsExactly(project + "_000001");
        assertThat(ground.all("select field_record_id from location_wanted")).isEmpty();
    }
}
