package org.biotrail.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Holds a service to its committed document {@code docs/api/<service>.yaml}, from a {@code @QuarkusTest} of it. When the
 * API is changed on purpose, {@code -Dbiotrail.contract.write=true} writes the document anew.
 */
public final class ContractCheck {
    private static final List<String> ODD = List.of("", "null", "[]", "\"x\"", "[null]", "{\"x\": null}", "{");
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

    private final String service = configured("biotrail.service");
    private final String path = configured("quarkus.smallrye-openapi.path");

    /** The running service says what its committed document says. */
    public void isCommitted() throws IOException {
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

    /** No list breaks by one of its types or parameters. */
    public void listsAnswer() throws IOException {
        List<String> faults = new ArrayList<>();
        document().path("paths").properties().forEach(item -> {
            JsonNode operation = item.getValue().path("get");
            boolean list = !item.getKey().contains("{")
                    && StreamSupport.stream(operation.path("parameters").spliterator(), false)
                            .anyMatch(
                                    parameter -> parameter.path("$ref").asText().endsWith("/cursor"));
            if (list) {
                operation.at("/responses/200/content").properties().forEach(content -> {
                    String type = content.getKey();
                    int status = asked(type, item.getKey() + "?limit=5").statusCode();
                    if (status != 200) {
                        faults.add(item.getKey() + " as " + type + " is answered " + status);
                    }
                });
                operation.path("parameters").forEach(parameter -> {
                    String name = parameter.path("name").asText();
                    if (parameter.path("in").asText().equals("query")) {
                        faults.addAll(faults(item.getKey(), name));
                    }
                });
            }
        });
        assertThat(faults).isEmpty();
    }

    /** A value that may be unreadable for the parameter, but must not break the query behind it. */
    private static List<String> faults(String path, String parameter) {
        Response answer = asked("application/json", path + "?" + parameter + "=1");
        boolean unknown =
                answer.asString().contains("unknown_field") || answer.asString().contains("unknown_parameter");
        return answer.statusCode() >= 500 || unknown
                ? List.of(path + "?" + parameter + "=1 is answered " + answer.statusCode() + " " + answer.asString())
                : List.of();
    }

    /** Whatever comes in place of a JSON object, nothing breaks by it. */
    public void bodiesAreRead() throws IOException {
        List<String> faults = new ArrayList<>();
        document()
                .path("paths")
                .properties()
                .forEach(item -> List.of("post", "patch").forEach(verb -> {
                    JsonNode content = item.getValue().path(verb).at("/requestBody/content");
                    if (content.has("application/json") || content.has("application/merge-patch+json")) {
                        String path = item.getKey().replaceAll("\\{\\w+}", "x1");
                        for (String body : ODD) {
                            int status = sent(verb, path, body);
                            if (status >= 500) {
                                faults.add(verb + " " + path + " with '" + body + "' is answered " + status);
                            }
                        }
                    }
                }));
        assertThat(faults).isEmpty();
    }

    private static int sent(String verb, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of("admin"))
                .contentType(ContentType.JSON)
                .body(body)
                .request(verb.toUpperCase(Locale.ROOT), path)
                .statusCode();
    }

    /** Callers who are not signed in are let in where the document says so, and nowhere else. */
    public void everybodyIsLetInWhereItSays() throws IOException {
        List<String> faults = new ArrayList<>();
        document()
                .path("paths")
                .properties()
                .forEach(item -> VERBS.stream()
                        .filter(verb -> item.getValue().has(verb))
                        .forEach(verb -> {
                            boolean open = StreamSupport.stream(
                                            item.getValue()
                                                    .path(verb)
                                                    .path("security")
                                                    .spliterator(),
                                            false)
                                    .anyMatch(JsonNode::isEmpty);
                            int status = uninvited(
                                    verb,
                                    item.getKey().replaceAll("\\{\\w+}", "x1"),
                                    item.getValue().path(verb).at("/requestBody/content"));
                            if (status != 405 && open == (status == 401)) {
                                faults.add(verb + " " + item.getKey() + " is answered " + status + " without a token");
                            }
                        }));
        assertThat(faults).isEmpty();
    }

    private static int uninvited(String verb, String path, JsonNode types) {
        RequestSpecification request = given().redirects().follow(false);
        if (!verb.equals("get") && !verb.equals("delete")) {
            String first =
                    types.isEmpty() ? "application/json" : types.fieldNames().next();
            request.contentType(types.has("text/csv") ? "text/csv" : first).body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(verb.toUpperCase(Locale.ROOT), path).statusCode();
    }

    private static Response asked(String type, String path) {
        return given().auth().oauth2(Tokens.of("admin")).accept(type).get(path);
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper()
                .readTree(given().get(path + "?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    /** Every operation has its id, a summary and its errors, and nothing refers to what the document has not. */
    public void isComplete() throws IOException {
        JsonNode whole = document();
        List<String> faults = new ArrayList<>(whole.findValuesAsText("$ref").stream()
                .filter(reference -> whole.at(reference.substring(1)).isMissingNode())
                .map(reference -> "nothing stands at " + reference)
                .distinct()
                .toList());
        List<String> references = whole.findValuesAsText("$ref");
        whole.at("/components/schemas").fieldNames().forEachRemaining(name -> {
            if (!references.contains("#/components/schemas/" + name)) {
                faults.add("nothing refers to the schema " + name);
            }
        });
        List<String> ids = new ArrayList<>();
        whole.path("paths")
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
                    operation.path("parameters").forEach(parameter -> {
                        if (parameter.path("in").asText().equals("query") && !parameter.has("description")) {
                            faults.add(name + " does not say what " + parameter.path("name") + " is");
                        }
                    });
                    List<String> parameters = operation.path("parameters").findValuesAsText("name");
                    parameters.stream()
                            .filter(each -> Collections.frequency(parameters, each) > 1)
                            .distinct()
                            .forEach(each -> faults.add(name + " names " + each + " twice"));
                }));
        assertThat(faults).isEmpty();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
