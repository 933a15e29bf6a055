package org.biotrail.catalog.outside;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.biotrail.catalog.testing.RegistriesOn;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RegistriesOn.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class OutsideTest {
    private static final String WORK = "/crossref/works/10.1000%2F1";
    private static final OutsideCall CALL = OutsideCall.to("crossref", "works", "10.1000/1");

    @Inject
    Outside outside;

    @Inject
    Pool pool;

    WireMockServer registry;

    @BeforeEach
    void nothing_is_known() {
        registry.resetAll();
        pool.query("truncate outside_answer").executeAndAwait();
    }

    @Test
    void an_answer_is_kept_and_the_registry_asked_once() {
        answers(WORK, okJson("{\"title\": \"one\"}"));
        assertThat(ask(CALL).orElseThrow().path("title").asText()).isEqualTo("one");
        assertThat(ask(CALL)).isPresent();
        registry.verify(1, getRequestedFor(urlEqualTo(WORK)));
        registry.verify(getRequestedFor(urlEqualTo(WORK))
                .withHeader("User-Agent", equalTo("Biotrail/1.0 (mailto:curator@example.org)")));
    }

    @Test
    void what_is_not_known_there_is_kept_too() {
        answers(WORK, aResponse().withStatus(404));
        assertThat(ask(CALL)).isEmpty();
        assertThat(ask(CALL)).isEmpty();
        registry.verify(1, getRequestedFor(urlEqualTo(WORK)));
    }

    @Test
    void a_registry_in_trouble_is_asked_three_times_and_its_failure_forgotten() {
        answers(WORK, aResponse().withStatus(503));
        assertThatThrownBy(() -> ask(CALL)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.violations().get(0).code()).isEqualTo("registry_unavailable");
            assertThat(problem.retryAfter()).isPresent();
        });
        registry.verify(3, getRequestedFor(urlEqualTo(WORK)));
        registry.resetAll();
        answers(WORK, okJson("{}"));
        assertThat(ask(CALL)).isPresent();
    }

    @Test
    void a_registry_that_hangs_is_given_up() {
        answers("/slow/x", okJson("{}").withFixedDelay(5000));
        assertUnusable(OutsideCall.to("slow", "x"));
    }

    @Test
    void a_registry_that_keeps_failing_is_left_alone_for_a_while() {
        answers("/broken/x", aResponse().withStatus(500));
        for (int i = 0; i < 8; i++) {
            assertUnusable(OutsideCall.to("broken", "x"));
        }
        assertThat(outside.state("broken")).isEqualTo(Outside.State.FAILING);
        registry.verify(20, getRequestedFor(urlEqualTo("/broken/x")));
        assertThat(outside.state("crossref")).isEqualTo(Outside.State.UP);
    }

    @Test
    void answers_that_are_no_json_too_large_or_too_deep_are_failures() {
        answers("/garbled/1", aResponse().withBody("<html>"));
        answers("/garbled/2", okJson("\"" + "x".repeat(6 << 20) + "\""));
        answers("/garbled/3", okJson("[".repeat(10_000) + "]".repeat(10_000)));
        assertUnusable(OutsideCall.to("garbled", "1"));
        assertUnusable(OutsideCall.to("garbled", "2"));
        assertUnusable(OutsideCall.to("garbled", "3"));
    }

    @Test
    void a_redirect_is_followed_within_the_host_only() {
        answers(WORK, temporaryRedirect("/crossref/moved"));
        answers("/crossref/moved", okJson("{\"title\": \"moved\"}"));
        assertThat(ask(CALL).orElseThrow().path("title").asText()).isEqualTo("moved");
        OutsideCall other = OutsideCall.to("elsewhere", "2");
        answers("/elsewhere/2", temporaryRedirect("http://127.0.0.1:1/elsewhere"));
        assertUnusable(other);
        OutsideCall circle = OutsideCall.to("elsewhere", "3");
        answers("/elsewhere/3", temporaryRedirect("/elsewhere/3"));
        assertUnusable(circle);
    }

    @Test
    void nobody_cannot_start_a_call_and_an_unconfigured_registry_is_not_asked() {
        assertThatThrownBy(() -> outside.ask(Actor.ANONYMOUS, CALL).await().indefinitely())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
        assertUnusable(OutsideCall.to("nowhere", "x"));
        assertThat(outside.state("nowhere")).isEqualTo(Outside.State.UNCONFIGURED);
    }

    @Test
    void a_key_is_sent_and_neither_kept_nor_told() {
        answers("/ror/names?q=a%26b&apikey=se%2Fcret", okJson("{}"));
        OutsideCall call = OutsideCall.to("ror", "names").with("q", "a&b").secret("apikey", "se/cret");
        assertThat(ask(call)).isPresent();
        assertThat(call.toString()).doesNotContain("cret");
        assertThat(pool.query("select question from outside_answer")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("/names?q=a%26b");
    }

    private void assertUnusable(OutsideCall call) {
        assertThatThrownBy(() -> ask(call))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        registry.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    private Optional<JsonNode> ask(OutsideCall call) {
        return outside.ask(Actor.system("catalog"), call).await().atMost(Duration.ofSeconds(15));
    }
}
