package org.biotrail.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpecialsTest {
    record Move(
            @Nullable String code,

            @org.eclipse.microprofile.openapi.annotations.media.Schema(enumeration = {"up", "down"}) @Nullable
            String way) {}

    record Answer(int moved, @Nullable String note, List<Part> parts, Map<String, Integer> counts) {}

    record Part(@Nullable String place) {}

    @Special(
            body = Move.class,
            items = true,
            example = "{\"items\": [{\"code\": \"a\"}]}",
            status = 201,
            rows = "plant")
    void many() {}

    @Special(answer = Answer.class)
    void one() {}

    private static Operation described(String method, Components components) throws NoSuchMethodException {
        Operation operation = OASFactory.createOperation();
        Special special = SpecialsTest.class.getDeclaredMethod(method).getAnnotation(Special.class);
        Specials.describe(operation, special, components);
        return operation;
    }

    private static Map<String, Schema> properties(Components components, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(components.getSchemas().get(name)).getProperties());
    }

    @Test
    void a_body_with_items_names_what_an_item_is_and_its_words() throws NoSuchMethodException {
        Components components = OASFactory.createComponents();
        Operation operation = described("many", components);
        Map<String, Schema> many = properties(components, "SpecialsTestMoveItems");
        assertThat(many).containsOnlyKeys("code", "way", "items");
        assertThat(many)
                .extractingByKey("way")
                .extracting(Schema::getEnumeration)
                .isEqualTo(List.of("up", "down"));
        assertThat(operation
                        .getRequestBody()
                        .getContent()
                        .getMediaType("application/json")
                        .getExample())
                .isEqualTo(Map.of("items", List.of(Map.of("code", "a"))));
        assertThat(operation.getResponses().getAPIResponses()).containsOnlyKeys("201");
    }

    @Test
    void an_answer_tells_what_is_always_there() throws NoSuchMethodException {
        Components components = OASFactory.createComponents();
        described("one", components);
        assertThat(components.getSchemas())
                .extractingByKey("SpecialsTestAnswer")
                .extracting(Schema::getRequired)
                .isEqualTo(List.of("moved", "parts", "counts"));
        assertThat(properties(components, "SpecialsTestAnswer"))
                .extractingByKey("note")
                .extracting(Schema::getType)
                .isEqualTo(List.of(SchemaType.STRING, SchemaType.NULL));
        assertThat(properties(components, "SpecialsTestAnswer"))
                .extractingByKey("parts")
                .extracting(parts -> Objects.requireNonNull(parts.getItems()).getRequired())
                .isNull();
        assertThat(properties(components, "SpecialsTestAnswer"))
                .extractingByKey("counts")
                .extracting(counts -> Objects.requireNonNull(counts.getAdditionalPropertiesSchema())
                        .getType())
                .isEqualTo(List.of(SchemaType.INTEGER));
    }

    @Test
    void a_merge_patch_may_clear_what_may_be_left_out() {
        assertThat(property(Schemas.patch(Move.class), "code").getType())
                .containsExactly(SchemaType.STRING, SchemaType.NULL);
        assertThat(property(Schemas.patch(Move.class), "way").getEnumeration()).containsExactly("up", "down", null);
        assertThat(property(Schemas.draft(Move.class), "way").getEnumeration()).containsExactly("up", "down");
    }

    private static Schema property(Schema schema, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(schema.getProperties()).get(name));
    }

    @Test
    void schemas_that_no_operation_leads_to_are_left_out() {
        OpenAPI api = OASFactory.createOpenAPI()
                .components(OASFactory.createComponents())
                .paths(
                        OASFactory.createPaths()
                                .addPathItem(
                                        "/plants",
                                        OASFactory.createPathItem()
                                                .GET(
                                                        OASFactory.createOperation()
                                                                .responses(
                                                                        OASFactory.createAPIResponses()
                                                                                .addAPIResponse(
                                                                                        "200",
                                                                                        OASFactory.createAPIResponse()
                                                                                                .content(
                                                                                                        OASFactory
                                                                                                                .createContent()
                                                                                                                .addMediaType(
                                                                                                                        "application/json",
                                                                                                                        OASFactory
                                                                                                                                .createMediaType()
                                                                                                                                .schema(
                                                                                                                                        Schemas
                                                                                                                                                .ref(
                                                                                                                                                        "Plant")))))))));
        Map<String, Schema> schemas = Map.of(
                "Plant",
                Schemas.of(SchemaType.OBJECT)
                        .addProperty("leaves", Schemas.of(SchemaType.ARRAY).items(Schemas.ref("Leaf"))),
                "Leaf",
                Schemas.of(SchemaType.OBJECT),
                "Stray",
                Schemas.of(SchemaType.OBJECT));
        assertThat(Reached.by(api, schemas)).containsExactlyInAnyOrder("Plant", "Leaf");
    }
}
