package org.biotrail.audit.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.biotrail.audit.Ask;
import org.biotrail.audit.Publisher;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class SubjectTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String project = UUID.randomUUID().toString();
    private final String user = UUID.randomUUID().toString();
    private Publisher publisher;

    @BeforeEach
    void open() {
        publisher = new Publisher(kafka);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void a_difference_is_a_patch_and_a_list_with_names_and_a_deleted_thing_still_has_it() {
        tellProject(1, "add", "[]", "[\"a\"]");
        tellProject(2, "edit", "[{\"user_id\": \"" + user + "\", \"role\": \"viewer\"}]", "[\"a\"]");
        tellProject(3, "edit", "[{\"user_id\": \"" + user + "\", \"role\": \"admin\"}]", "[\"b\", \"a\"]");
        publisher.tell(change("tracker", "project", project).version(4).action("delete"));
        publisher.tell(change("tracker", "user", user)
                .label("Eva Lima")
                .action("add")
                .data("{\"id\": \"" + user + "\", \"version\": 1, \"name\": \"Eva Lima\"}"));
        Ask.settled("/subjects/project/" + project, 4);
        Ask.settled("/subjects/user/" + user, 1);
        Ask.asManager("/subjects/project/" + project + "/diff?from=2&to=3")
                .body("from", equalTo(2))
                .body("to", equalTo(3))
                .body("patch.path", hasItem("/members/0/role"))
                .body("changes.field", contains("members", "tags"))
                .body("changes[0].old.role", equalTo("viewer"))
                .body("changes[0].new.role", equalTo("admin"))
                .body("changes[0].new_label", equalTo("Eva Lima"))
                .body("changes[1].new", equalTo("b"));
        Ask.asManager("/subjects/project/" + project + "/diff?from=3&to=1").body("changes", hasSize(2));
        Ask.asManager("/subjects/project/" + project + "/diff?from=1&to=1").body("patch", hasSize(0));
        assertThat(status("/subjects/project/" + project + "/diff?from=1&to=4"))
                .as("the deletion has no copy")
                .isEqualTo(404);
        assertThat(status("/subjects/project/" + project + "/diff?from=1&to=9")).isEqualTo(404);
    }

    @Test
    void what_cannot_be_read_is_a_400_and_what_is_not_there_a_404() {
        tellProject(1, "add", "[]", "[]");
        Ask.settled("/subjects/project/" + project, 1);
        String its = "/subjects/project/" + project;
        for (String path : new String[] {
            its + "/diff",
            its + "/diff?from=1",
            its + "/diff?from=one&to=2",
            its + "/diff?from=1&to=1&by=me",
            its + "?nobody=1",
            its + "?cursor=abc",
            its + "?limit=0",
            its + "/state",
            its + "/versions/1?x=1",
            "/activities?cursor=zzz",
            "/activities?from=yesterday",
            "/activities?sort=nothing",
            "/gaps?x=1",
            "/statistics?top=0",
            "/statistics?x=1",
            "/integrity?chain=1"
        }) {
            assertThat(status(path)).as(path).isEqualTo(400);
        }
        for (String path : new String[] {
            its + "/versions/2",
            its + "/versions/0",
            its + "/versions/x",
            its + "/versions/99999999999999999999",
            its + "/state?at=2020-01-01T00:00:00Z",
            "/subjects/taxon/" + project,
            "/subjects/project/%00",
            "/activities/" + project,
            "/activities/1",
            "/trail/" + project + "x"
        }) {
            assertThat(status(path)).as(path).isEqualTo(404);
        }
    }

    @Test
    void gaps_and_counts_are_told() {
        publisher.tell(change("lab", "batch", project).by(user, "Eva Lima").action("add"));
        publisher.tell(
                change("lab", "batch", project).by(user, "Eva Lima").version(4).logName("status changed"));
        publisher.tell(change("catalog", "taxon", user).by(user, "Eva Lima").action("add"));
        Ask.settled("/activities?causer_id=" + user, 3);
        Ask.settled("/gaps?subject_id=" + project, 1).body("data[0].version", equalTo(4));
        Ask.asManager("/statistics?causer_id=" + user + "&top=1")
                .body("total", equalTo(3))
                .body("by_day[0].day", equalTo("2026-03-01"))
                .body("by_day[0].count", equalTo(3))
                .body("by_service.find { it.service == 'lab' }.count", equalTo(2))
                .body("by_log_name.find { it.log_name == 'status changed' }.count", equalTo(1))
                .body("by_subject_type.find { it.subject_type == 'taxon' }.count", equalTo(1))
                .body("by_causer[0].causer_name", equalTo("Eva Lima"));
        Ask.asManager("/statistics?causer_id=" + user + "&service=lab").body("total", equalTo(2));
    }

    @Test
    void nothing_is_written_over_http() {
        for (String path : new String[] {"/activities", "/activities/" + project, "/subjects/project/" + project}) {
            for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
                int status = io.restassured.RestAssured.given()
                        .auth()
                        .oauth2(Tokens.of("admin"))
                        .contentType("application/json")
                        .body("{}")
                        .request(method, "/audit/v1" + path)
                        .statusCode();
                assertThat(status).as(method + " " + path).isEqualTo(405);
            }
        }
    }

    private void tellProject(int version, String action, String members, String tags) {
        publisher.tell(change("tracker", "project", project)
                .action(action)
                .version(version)
                .data("{\"id\": \"" + project + "\", \"version\": " + version + ", \"members\": " + members
                        + ", \"tags\": " + tags + "}"));
    }

    private static int status(String path) {
        return Ask.status(Tokens.of("manager"), path);
    }
}
