package org.biotrail.kit.access;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.biotrail.kit.reference.OwnerResource;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a token makes of its bearer, and which tokens make nobody. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(OwnerResource.class)
class AccessTest {
    private static final String ME = "/tracker/v1/users/me";

    @Inject
    Pool pool;

    WireMockServer owner;

    /** A user that no other test has. */
    private final String sub = UUID.randomUUID().toString();

    private final Tokens ana = Tokens.person(sub, "Ana Souza", sub + "@example.org");

    @BeforeEach
    void empty() {
        owner.resetAll();
    }

    @Test
    void without_a_token_one_is_nobody() {
        assertThat(given().get("/who").jsonPath().getString("kind")).isEqualTo("anonymous");
    }

    @Test
    void a_token_tells_who_and_its_roles_what_they_may() {
        known("registered", List.of());
        JsonPath actor = who(ana.roles("registered", "full_user", "DATA_MANAGEMENT", "offline_access", "full_userx"));
        assertThat(actor.getString("kind")).isEqualTo("user");
        assertThat(actor.getString("id")).isEqualTo(sub);
        assertThat(actor.getString("level")).isEqualTo("full_user");
        assertThat(actor.getList("permissions"))
                .containsExactly("DATA_EDIT", "DATA_LIST", "DATA_MANAGEMENT", "OWNERS_READ", "USER_ADD", "USER_SEARCH");
    }

    @Test
    void grants_and_roles_are_added_and_the_higher_level_counts() {
        known("full_user", List.of("DATA_LIST"));
        JsonPath actor = who(ana.roles("registered", "USER_ADD"));
        assertThat(actor.getString("level")).isEqualTo("full_user");
        assertThat(actor.getList("permissions")).containsExactly("DATA_LIST", "USER_ADD");
        assertThat(who(ana.roles("super_admin")).getString("level")).isEqualTo("super_admin");
    }

    @Test
    void the_name_is_the_owners_and_not_the_tokens() {
        known("registered", List.of());
        assertThat(who(ana).getString("name")).isEqualTo("Ana of the copy");
    }

    @Test
    void a_newcomer_is_made_by_tracker_service_and_then_known_here() {
        owner.stubFor(get(urlPathEqualTo(ME)).willReturn(okJson("""
                {"id": "%s", "version": 3, "name": "Ana Souza", "active": true, "access_level": "full_user",
                 "permissions": ["DATA_EDIT"], "realm_roles": ["registered"], "merged_into": null}""".formatted(sub))));
        String token = ana.build();
        assertThat(who(token).getList("permissions")).containsExactly("DATA_EDIT", "USER_ADD", "USER_SEARCH");
        assertThat(who(token).getString("level")).isEqualTo("full_user");
        owner.verify(1, getRequestedFor(urlPathEqualTo(ME)).withHeader("Authorization", equalTo("Bearer " + token)));
        assertThat(pool.preparedQuery("select version from user_copy where id = $1")
                        .executeAndAwait(Tuple.of(sub))
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(3);
    }

    @Test
    void while_tracker_service_is_away_a_token_speaks_for_itself() {
        owner.stubFor(get(urlPathEqualTo(ME)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(who(ana.roles("registered", "full_user")).getString("level")).isEqualTo("full_user");
        assertThat(pool.preparedQuery("select from user_copy where id = $1")
                        .executeAndAwait(Tuple.of(sub))
                        .size())
                .isZero();
    }

    @Test
    void whom_tracker_service_refuses_is_refused_here_with_its_reason() {
        owner.stubFor(get(urlPathEqualTo(ME))
                .willReturn(jsonResponse("{\"violations\": [{\"code\": \"email_unverified\"}]}", 403)));
        refused(ana.build(), 403, "email_unverified");
    }

    @Test
    void a_deactivated_or_merged_user_is_refused_whatever_the_token_says() {
        known("super_admin", List.of());
        pool.preparedQuery("update user_copy set active = false where id = $1").executeAndAwait(Tuple.of(sub));
        refused(ana.roles("super_admin").build(), 401, "user_inactive");
        String merged = UUID.randomUUID().toString();
        pool.preparedQuery("insert into user_copy (id, version, name, merged_into) values ($1, 1, 'Ana', $2)")
                .executeAndAwait(Tuple.of(merged, sub));
        refused(Tokens.person(merged, "Ana", "ana@example.org").build(), 403, "account_merged");
    }

    @Test
    void a_service_is_the_system_and_makes_no_user() {
        JsonPath actor = who(Tokens.service("lab"));
        assertThat(actor.getString("kind")).isEqualTo("system");
        assertThat(actor.getString("id")).isEqualTo("lab");
        assertThat(actor.getString("level")).isEqualTo("super_admin");
        owner.verify(0, getRequestedFor(urlPathEqualTo(ME)));
    }

    @Test
    void a_token_that_is_over_forged_foreign_or_for_others_is_refused() {
        known("super_admin", List.of());
        refused(ana.expired().build(), 401, "token_invalid");
        refused(fresh().forged().build(), 401, "token_invalid");
        refused(fresh().audience("account").build(), 401, "token_invalid");
        refused(fresh().issuer("http://localhost/realms/other").build(), 401, "token_invalid");
        refused(fresh().issuer("http://localhost/realms/other").forged().build(), 401, "token_invalid");
    }

    @Test
    void a_token_without_signature_or_signed_with_the_public_key_is_refused() throws Exception {
        String claims = fresh().build().split("\\.", -1)[1];
        refused(base64("{\"alg\":\"none\"}") + "." + claims + ".", 401, "token_invalid");
        String unsigned = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + claims;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Tokens.publicKey().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] signature = mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII));
        refused(
                unsigned + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature),
                401,
                "token_invalid");
    }

    @Test
    void a_token_of_nobody_is_refused() {
        refused(Tokens.person("", "Nobody", "nobody@example.org").build(), 401, "token_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30.", "..", "null"})
    void what_is_no_token_is_refused(String text) {
        refused(text, 401, "token_invalid");
    }

    private Tokens fresh() {
        return Tokens.person(sub, "Ana Souza", sub + "@example.org");
    }

    private void known(String level, List<String> permissions) {
        pool.preparedQuery("""
                insert into user_copy (id, version, name, access_level, permissions)
                values ($1, 1, 'Ana of the copy', $2, $3)""").executeAndAwait(Tuple.of(sub, level, permissions.toArray(String[]::new)));
    }

    private static JsonPath who(Tokens token) {
        return who(token.build());
    }

    private static JsonPath who(String token) {
        Response answer = given().auth().oauth2(token).get("/who");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static void refused(String token, int status, String code) {
        given().header("Authorization", "Bearer " + token)
                .get("/who")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations[0].code", org.hamcrest.Matchers.equalTo(code))
                .header(
                        "WWW-Authenticate",
                        status == 401 ? containsString("Bearer") : org.hamcrest.Matchers.nullValue());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
