package org.biotrail.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TestingResourcesTest {
    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void the_database_is_a_postgresql_that_has_postgis() {
        var rows = pool.query("select count(*) from pg_available_extensions where name = 'postgis'")
                .executeAndAwait();
        assertThat(rows.iterator().next().getLong(0)).isEqualTo(1);
    }

    @Test
    void the_broker_answers() throws Exception {
        Properties settings = new Properties();
        settings.putAll(Map.of("bootstrap.servers", bootstrapServers));
        try (Admin admin = Admin.create(settings)) {
            assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .hasSize(1);
        }
    }

    @Test
    void a_token_of_the_realm_is_believed() {
        assertThat(asked(Tokens.of("full"))).isNotEqualTo(401);
    }

    @Test
    void a_token_that_is_expired_forged_or_for_somebody_else_is_refused() {
        assertThat(asked(Tokens.user("full").expired().build())).isEqualTo(401);
        assertThat(asked(Tokens.user("full").forged().build())).isEqualTo(401);
        assertThat(asked(Tokens.user("full").audience("other").build())).isEqualTo(401);
        assertThat(asked(Tokens.user("full")
                        .issuer("http://localhost/realms/other")
                        .build()))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "full", "manager", "admin"})
    void every_user_of_the_local_realm_has_a_token(String user) {
        assertThat(asked(Tokens.of(user))).isNotEqualTo(401);
    }

    private static int asked(String token) {
        return given().auth().oauth2(token).get("/jobs").statusCode();
    }
}
