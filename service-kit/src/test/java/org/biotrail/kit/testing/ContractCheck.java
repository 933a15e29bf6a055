package org.biotrail.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Holds a service to its committed document {@code docs/api/<service>.yaml}. A service has one subclass, a
 * {@code @QuarkusTest}; when the API is changed on purpose, {@code -Dbiotrail.contract.write=true} writes the document
 * anew.
 */
public abstract class ContractCheck {
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

    @ConfigProperty(name = "biotrail.service")
    String service;

    @ConfigProperty(name = "quarkus.smallrye-openapi.path")
    String path;

    @Test
    void the_committed_document_is_what_the_service_says() throws IOException {
        Path document = Path.of("..", "docs", "api", service + ".yaml");
        String running = given().get(path).then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("biotrail.contract.write")) {
            Files.createDirectories(document.getParent());
            Files.writeString(document, running);
        }
        assertThat(running)
                .as(
                        "the API differs from %s; if that is wanted, run this test with -Dbiotrail.contract.write=true",
                        document)
                .isEqualTo(Files.readString(document));
    }

    @Test
    void every_operation_has_an_id_a_summary_and_its_errors() throws IOException {
        JsonNode api = new ObjectMapper()
                .readTree(given().get(path + "?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        List<String> faults = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(item -> VERBS.forEach(verb -> {
                    JsonNode operation = item.getValue().path(verb);
                    String name = verb + " " + item.getKey();
                    if (operation.isMissingNode()) {
                        return;
                    }
                    ids.add(operation.path("operationId").asText());
                    if (operation.path("operationId").asText().isEmpty()) {
                        faults.add(name + " has no operationId");
                    }
                    if (operation.path("summary").asText().isEmpty()) {
                        faults.add(name + " has no summary");
                    }
                    if (!operation.path("responses").has("400")) {
                        faults.add(name + " names no errors");
                    }
                }));
        assertThat(faults).isEmpty();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }
}
