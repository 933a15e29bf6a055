package org.biotrail.kit.reference;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(OwnerResource.class)
class ReferencesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    References references;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    WireMockServer owner;

    private final UUID mint = UUID.randomUUID();

    @BeforeEach
    void empty() {
        owner.resetAll();
        pool.query("truncate reference_herb_copy").executeAndAwait();
    }

    @Test
    void what_has_a_copy_is_found_without_asking() {
        copy(mint, "Mint");
        assertThat(resolve("mint")).isEqualTo(mint.toString());
        assertThat(resolve(mint.toString())).isEqualTo(mint.toString());
        assertThat(owner.getAllServeEvents()).isEmpty();
    }

    @Test
    void on_a_miss_the_owner_is_asked_once_and_its_answer_kept() {
        owner.stubFor(
                get(urlPathMatching("/garden/v1/herbs/Mint%20of%2Fa")).willReturn(okJson(herb(mint, "Mint of/a", 3))));
        assertThat(resolve("Mint of/a")).isEqualTo(mint.toString());
        assertThat(resolve("Mint of/a")).isEqualTo(mint.toString());
        owner.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void what_the_owner_does_not_know_is_an_unknown_reference() {
        owner.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(404)));
        assertThatThrownBy(() -> resolve("nothing")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.violations().get(0).code()).isEqualTo("unknown_reference");
            assertThat(problem.violations().get(0).field()).isEqualTo("herb_id");
            assertThat(problem.violations().get(0).message()).isEqualTo("No reference_herb is known as nothing");
        });
        assertThatThrownBy(() -> resolve("Clover"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations().get(0).message())
                                .isEqualTo("No reference_herb is known as Clover, only a reference_seed"));
    }

    @Test
    void several_of_a_name_are_an_ambiguous_reference_with_candidates() {
        UUID other = UUID.randomUUID();
        copy(mint, "Mint");
        copy(other, "mint");
        assertThatThrownBy(() -> resolve("MINT")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.violations().get(0).code()).isEqualTo("ambiguous_reference");
            assertThat((List<?>) problem.details().get("candidates")).hasSize(2);
        });
    }

    @Test
    void while_the_owner_is_away_copies_do_and_a_miss_is_no_verdict() {
        owner.stubFor(get(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        copy(mint, "Mint");
        assertThat(resolve("Mint")).isEqualTo(mint.toString());
        assertThatThrownBy(() -> resolve("Sage")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.retryAfter()).isPresent();
        });
        owner.verify(2, getRequestedFor(anyUrl()));
        UUID sage = UUID.randomUUID();
        owner.stubFor(get(anyUrl()).willReturn(okJson(herb(sage, "Sage", 1))));
        assertThat(resolve("Sage")).as("when it is back").isEqualTo(sage.toString());
    }

    @Test
    void an_owner_that_fails_once_is_asked_a_second_time() {
        owner.stubFor(get(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        owner.stubFor(
                get(anyUrl()).inScenario("once").whenScenarioStateIs("well").willReturn(okJson(herb(mint, "Mint", 1))));
        assertThat(resolve("Mint")).isEqualTo(mint.toString());
    }

    @Test
    void many_texts_are_resolved_at_once() {
        copy(mint, "Mint");
        UUID sage = UUID.randomUUID();
        owner.stubFor(get(urlPathMatching(".*/Sage")).willReturn(okJson(herb(sage, "Sage", 1))));
        owner.stubFor(get(urlPathMatching(".*/Nothing")).willReturn(aResponse().withStatus(404)));
        Map<String, List<String>> found = references
                .resolveAll("reference_herb", List.of("Mint", "Sage", "Nothing", "Mint"))
                .await()
                .atMost(SOON);
        assertThat(found)
                .containsEntry("Mint", List.of(mint.toString()))
                .containsEntry("Sage", List.of(sage.toString()))
                .containsEntry("Nothing", List.of())
                .hasSize(3);
    }

    /** A garden in which nobody sees what is called secret, but who may manage data. */
    @ApplicationScoped
    static class GardenSight implements Sight {
        @Override
        public Optional<String> condition(String thing) {
            return thing.equals("reference_herb")
                    ? Optional.of("($2 = 'gardener' or $3 like '%DATA_MANAGEMENT%'"
                            + " or id not in (select h.id from reference_herb_copy h where h.name like 'Secret%'))")
                    : Optional.empty();
        }

        @Override
        public Optional<String> instead(String thing) {
            return Optional.of("reference_seed").filter(seed -> thing.equals("reference_herb"));
        }
    }

    @Test
    void what_one_may_not_see_is_unknown_whether_it_is_here_or_at_its_owner() {
        UUID secret = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        copy(secret, "Secret mint");
        copy(mint, "Mint");
        owner.stubFor(get(anyUrl()).willReturn(okJson(herb(other, "Secret sage", 1))));
        List<String> texts = List.of("Secret mint", "Mint", "Secret sage");
        Actor stranger = new Actor(Actor.Kind.USER, "stranger", "A stranger", Level.FULL_USER, Set.of());
        assertThat(found(texts, stranger).values()).containsExactly(List.of(), List.of(mint.toString()), List.of());
        Actor gardener = new Actor(Actor.Kind.USER, "gardener", "A gardener", Level.FULL_USER, Set.of());
        Actor manager = new Actor(Actor.Kind.USER, "m", "M", Level.FULL_USER, Set.of(Permission.DATA_MANAGEMENT));
        for (Actor who : List.of(gardener, manager, Actor.system("garden"))) {
            assertThat(found(texts, who).values())
                    .containsExactly(List.of(secret.toString()), List.of(mint.toString()), List.of(other.toString()));
        }
        assertThatThrownBy(() -> resolve("Secret mint"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations().get(0).message())
                                .isEqualTo("No reference_herb is known as Secret mint"));
    }

    private Map<String, List<String>> found(List<String> texts, Actor who) {
        return references.resolveAll("reference_herb", texts, who).await().atMost(SOON);
    }

    @Test
    void copies_follow_their_owner() throws Exception {
        tell("add", 1, herb(mint, "Mint", 1));
        tell("edit", 2, herb(mint, "Peppermint", 2));
        tell("edit", 1, herb(mint, "Mint", 1));
        awaitNames("Peppermint");
        tell("delete", 3, "{\"id\": \"" + mint + "\"}");
        awaitNames();
    }

    private String resolve(String text) {
        return references.resolve("reference_herb", "herb_id", text).await().atMost(SOON);
    }

    private void copy(UUID id, String name) {
        pool.query("insert into reference_herb_copy (id, version, name) values ('" + id + "', 1, '" + name + "')")
                .executeAndAwait();
    }

    private void awaitNames(String... names) {
        await().atMost(SOON).untilAsserted(() -> {
            var rows = pool.query("select name from reference_herb_copy").executeAndAwait();
            assertThat(rows).extracting(row -> row.getString(0)).containsExactly(names);
        });
    }

    private void tell(String action, int version, String data) throws Exception {
        String payload = """
                {"subject_type": "reference_herb", "subject_id": "%s", "subject_label": "", "action": "%s", "version": %d,
                 "log_name": "default", "comment": "", "causer": {"type": "system", "id": "system", "name": "system"},
                 "attributes": {}, "old": {}, "data": %s}""".formatted(mint, action, version, data);
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                "biotrail.garden.changes", "reference_herb/" + mint, payload.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/garden",
                        "ce_time",
                        Instant.now().toString())
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(event).get(20, TimeUnit.SECONDS);
        }
    }

    private static String herb(UUID id, String name, int version) {
        return "{\"id\": \"" + id + "\", \"version\": " + version + ", \"name\": \"" + name + "\", \"extra\": [1]}";
    }
}
