package org.biotrail.kit.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What the document says of an import is what the import takes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class UploadContractTest {
    @Test
    void every_parameter_that_is_told_of_an_import_is_read_and_no_other() {
        List<String> told = document().getList("parameters.findAll { it.in == 'query' }.name");
        assertThat(told).containsExactlyInAnyOrder("dry_run", "atomic", "on_conflict", "format", "file_name", "garden");
        assertThat(told).allSatisfy(name -> assertThat(refusal(name)).isNotEqualTo("unknown_parameter"));
        assertThat(refusal("colour")).isEqualTo("unknown_parameter");
    }

    @Test
    void the_types_of_uploads_are_told() {
        assertThat(document().getMap("requestBody.content"))
                .containsKeys("text/csv", "application/x-ndjson", "multipart/form-data")
                .doesNotContainKey("*/*");
    }

    private static JsonPath document() {
        JsonPath all = given().accept("application/json").get("/q/openapi").jsonPath();
        return all.setRootPath("paths.'/herbs/imports'.post");
    }

    /** The code with which an upload of nothing is refused that has this parameter. */
    private static String refusal(String parameter) {
        return given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("text/csv")
                .queryParam(parameter, "")
                .post("/herbs/imports")
                .jsonPath()
                .getString("violations[0].code");
    }
}
