package org.biotrail.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policy of datasets, as they are now, over every answer. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class AccessTest {
    private static final String FULL = Tokens.subjectOf("full");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String mark = "m" + UUID.randomUUID().toString().replace("-", "");
    private final String dataset = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private final String sample = UUID.randomUUID().toString();
    private final String extract = UUID.randomUUID().toString();
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
    void acceptance_12_who_may_not_see_a_dataset_finds_no_trace_of_its_individuals_in_any_answer() {
        tellDataset(dataset, 1, "authorised", "");
        tellSample(1, dataset);
        tellExtract();
        String id = Ask.settled("/subjects/extract/" + extract, 1).extract().path("data[0].id");
        tellSample(3, dataset);
        Ask.settled("/trail/" + mark, 4);
        String stranger = Ask.editor();
        for (String path : List.of(
                "/activities/" + id,
                "/subjects/extract/" + extract,
                "/subjects/extract/" + extract + "/versions/1",
                "/subjects/extract/" + extract + "/state?at=2200-01-01T00:00:00Z",
                "/subjects/extract/" + extract + "/diff?from=1&to=1",
                "/subjects/field_sample/" + sample,
                "/trail/" + mark)) {
            assertThat(Ask.status(stranger, path)).as(path).isEqualTo(404);
            assertThat(Ask.status(Tokens.of("manager"), path)).as(path).isEqualTo(200);
        }
        for (String path : List.of(
                "/activities?q=" + mark,
                "/gaps?causer_id=" + mark,
                "/activities?subject_id=" + sample,
                "/activities?filter=subject_label==" + mark,
                "/users/" + mark + "/actions")) {
            Ask.get(stranger, path + (path.contains("?") ? "&" : "?") + "count=exact")
                    .statusCode(200)
                    .body("data", hasSize(0))
                    .body("total", equalTo(0));
            Ask.asManager(path).body("data", not(hasSize(0)));
        }
        Ask.get(stranger, "/statistics?causer_id=" + mark)
                .body("total", equalTo(0))
                .body("by_causer", hasSize(0));
        Ask.asManager("/statistics?causer_id=" + mark).body("total", equalTo(3));
        assertThat(Ask.get(stranger, "/statistics?top=1000").extract().asString())
                .doesNotContain(mark);
        for (String type : List.of("application/x-ndjson", "text/csv")) {
            assertThat(given().auth()
                            .oauth2(stranger)
                            .accept(type)
                            .get("/audit/v1/activities")
                            .asString())
                    .doesNotContain(mark);
        }
    }

    @Test
    void history_is_for_those_who_may_edit_and_follows_the_members_of_the_dataset() {
        tellDataset(dataset, 1, "authorised", member("collaborator"));
        tellSample(1, dataset);
        tellExtract();
        Ask.settled("/subjects/extract/" + extract, 1);
        assertThat(Ask.status(Ask.collector(), "/subjects/field_sample/" + sample))
                .isEqualTo(200);
        assertThat(Ask.status(Ask.collector(), "/subjects/extract/" + extract))
                .as("bench work needs DATA_EDIT")
                .isEqualTo(404);
        assertThat(Ask.status(Ask.editor(), "/subjects/extract/" + extract)).isEqualTo(200);
        assertThat(Ask.status(Tokens.of("registered"), "/subjects/field_sample/" + sample))
                .isEqualTo(404);
        tellDataset(dataset, 2, "authorised", member("viewer"));
        Ask.settled("/subjects/dataset/" + dataset, 2);
        assertThat(Ask.status(Ask.collector(), "/subjects/field_sample/" + sample))
                .as("a viewer reads, but does not edit")
                .isEqualTo(404);
        assertThat(Ask.status(Ask.editor(), "/subjects/extract/" + extract)).isEqualTo(200);
    }

    @Test
    void what_a_thing_obeys_is_the_dataset_it_belongs_to_now_and_so_does_what_was_made_of_it() {
        tellDataset(dataset, 1, "authorised", "");
        tellDataset(other, 1, "registered", "");
        tellExtract();
        Ask.settled("/subjects/extract/" + extract, 1);
        assertThat(Ask.status(Ask.editor(), "/subjects/extract/" + extract))
                .as("its sample is not known yet")
                .isEqualTo(404);
        tellSample(1, other);
        Ask.settled("/subjects/field_sample/" + sample, 1);
        assertThat(Ask.status(Ask.editor(), "/subjects/extract/" + extract)).isEqualTo(200);
        tellSample(2, dataset);
        Ask.settled("/subjects/field_sample/" + sample, 2);
        assertThat(Ask.status(Ask.editor(), "/subjects/extract/" + extract)).isEqualTo(404);
        publisher.tell(change("sampling", "field_sample", sample).version(3).action("delete"));
        Ask.settled("/subjects/field_sample/" + sample, 3);
        assertThat(Ask.status(Ask.editor(), "/subjects/field_sample/" + sample)).isEqualTo(404);
    }

    @Test
    void an_embargo_closes_what_will_be_open() {
        publisher.tell(change("tracker", "dataset", dataset)
                .action("add")
                .data("{\"id\": \"" + dataset
                        + "\", \"version\": 1, \"privacy\": \"public\", \"embargo_until\": \"2199-01-01\"}"));
        tellSample(1, dataset);
        tellExtract();
        Ask.settled("/subjects/extract/" + extract, 1);
        assertThat(Ask.status(Ask.editor(), "/subjects/extract/" + extract)).isEqualTo(404);
        publisher.tell(change("tracker", "dataset", dataset)
                .version(2)
                .data("{\"id\": \"" + dataset
                        + "\", \"version\": 2, \"privacy\": \"public\", \"embargo_until\": \"2020-01-01\"}"));
        Ask.settled("/subjects/dataset/" + dataset, 2);
        assertThat(Ask.status(Ask.editor(), "/subjects/extract/" + extract)).isEqualTo(200);
    }

    @Test
    void a_project_gives_its_roles_to_what_has_no_dataset() {
        String project = UUID.randomUUID().toString();
        publisher.tell(change("tracker", "project", project)
                .action("add")
                .data("{\"id\": \"" + project + "\", \"version\": 1, \"members\": [" + member("collaborator") + "]}"));
        publisher.tell(change("sampling", "label", sample)
                .action("add")
                .data("{\"id\": \"" + sample + "\", \"project_id\": \"" + project + "\"}"));
        Ask.settled("/subjects/label/" + sample, 1);
        Ask.settled("/subjects/project/" + project, 1);
        assertThat(Ask.status(Ask.collector(), "/subjects/label/" + sample)).isEqualTo(200);
        assertThat(Ask.status(Tokens.of("registered"), "/subjects/label/" + sample))
                .isEqualTo(404);
        assertThat(Ask.status(Ask.collector(), "/subjects/project/" + project))
                .as("a collaborator does not administer")
                .isEqualTo(404);
    }

    @Test
    void downloads_and_requests_say_who_what_which_filter_and_how_many_rows_to_those_they_concern() {
        tellDataset(dataset, 1, "public", "");
        String download = UUID.randomUUID().toString();
        publisher.tell(change("sampling", "download", download)
                .action("download")
                .withoutVersion()
                .logName("dataset_exports")
                .by(FULL, "Fulvia Full")
                .data("{\"user_id\": \"" + FULL
                        + "\", \"filter\": \"rank==species\", \"rows\": 17, \"datasets\": [{\"dataset_id\": \""
                        + dataset + "\", \"rows\": 17}]}"));
        String request = UUID.randomUUID().toString();
        publisher.tell(change("tracker", "request", request)
                .action("request")
                .withoutVersion()
                .logName("dataset_requests")
                .by(FULL, "Fulvia Full")
                .data("{\"user_id\": \"" + FULL + "\", \"dataset_id\": \"" + dataset
                        + "\", \"reason\": \"a thesis\"}"));
        Ask.settled("/activities?subject_id=" + download, 1)
                .body("data[0].action", equalTo("download"))
                .body("data[0].log_name", equalTo("dataset_exports"))
                .body("data[0].causer_id", equalTo(FULL))
                .body("data[0].version", nullValue())
                .body("data[0].data.rows", equalTo(17))
                .body("data[0].data.filter", equalTo("rank==species"));
        Ask.settled("/activities?subject_id=" + request, 1).body("data[0].action", equalTo("request"));
        for (String subject : List.of("/subjects/download/" + download, "/subjects/request/" + request)) {
            assertThat(Ask.status(Ask.collector(), subject)).as("one's own").isEqualTo(200);
            assertThat(Ask.status(Tokens.of("registered"), subject)).isEqualTo(404);
        }
    }

    @Test
    void acceptance_14_names_stand_beside_ids_unless_they_are_not_the_readers_to_know() {
        String hidden = UUID.randomUUID().toString();
        String person = UUID.randomUUID().toString();
        publisher.tell(change("catalog", "person", person).action("add").label("Silva, A."));
        publisher.tell(change("tracker", "dataset", dataset)
                .action("add")
                .label("Open flora")
                .data("{\"id\": \"" + dataset
                        + "\", \"version\": 1, \"privacy\": \"public\", \"listed\": true, \"members\": ["
                        + member("collaborator") + "]}"));
        publisher.tell(change("tracker", "dataset", hidden)
                .action("add")
                .label("Secret flora")
                .data("{\"id\": \"" + hidden + "\", \"version\": 1, \"privacy\": \"authorised\", \"listed\": false}"));
        publisher.tell(change("sampling", "field_record", sample)
                .version(2)
                .old("{\"dataset_id\": \"" + hidden + "\", \"collector_id\": null}")
                .attributes("{\"dataset_id\": \"" + dataset + "\", \"collector_id\": \"" + person + "\"}")
                .data("{\"id\": \"" + sample + "\", \"dataset_id\": \"" + dataset + "\"}"));
        Ask.settled("/subjects/field_record/" + sample, 1);
        Ask.settled("/subjects/dataset/" + hidden, 1);
        Ask.settled("/subjects/person/" + person, 1);
        Ask.get(Ask.collector(), "/subjects/field_record/" + sample)
                .statusCode(200)
                .body("data[0].changes.find { it.field == 'collector_id' }.new_label", equalTo("Silva, A."))
                .body("data[0].changes.find { it.field == 'dataset_id' }.new_label", equalTo("Open flora"))
                .body("data[0].changes.find { it.field == 'dataset_id' }.old_label", nullValue());
        Ask.get(Ask.collector(), "/activities?subject_id=" + sample).body("data.causer_name", hasItem("Ana Souza"));
    }

    private static String member(String role) {
        return "{\"user_id\": \"" + FULL + "\", \"role\": \"" + role + "\"}";
    }

    private void tellDataset(String id, int version, String privacy, String members) {
        publisher.tell(change("tracker", "dataset", id)
                .action(version == 1 ? "add" : "edit")
                .version(version)
                .data("{\"id\": \"" + id + "\", \"version\": " + version + ", \"privacy\": \"" + privacy
                        + "\", \"members\": [" + members + "]}"));
    }

    private void tellSample(int version, String itsDataset) {
        publisher.tell(change("sampling", "field_sample", sample)
                .action(version == 1 ? "add" : "edit")
                .version(version)
                .label(mark)
                .by(mark, "Ana Souza")
                .data("{\"id\": \"" + sample + "\", \"code\": \"" + mark + "\", \"dataset_id\": \"" + itsDataset
                        + "\"}"));
    }

    private void tellExtract() {
        publisher.tell(change("lab", "extract", extract)
                .action("add")
                .label(mark + "_01")
                .by(mark, "Ana Souza")
                .data("{\"id\": \"" + extract + "\", \"code\": \"" + mark + "_01\", \"field_sample_id\": \"" + sample
                        + "\"}"));
    }
}
