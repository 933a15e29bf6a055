package org.biotrail.kit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes what {@link Special} says into the document. */
final class Specials {
    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Specials() {}

    static void describe(Operation operation, Special special, Components components) {
        if (special.body() != Void.class) {
            MediaType body = OASFactory.createMediaType().schema(body(special, components));
            example(special).ifPresent(body::example);
            operation.setRequestBody(OASFactory.createRequestBody()
                    .required(true)
                    .content(OASFactory.createContent().addMediaType(JSON, body)));
        }
        APIResponse answered = OASFactory.createAPIResponse().description("Done, or answered");
        answer(special, components)
                .ifPresent(schema -> answered.content(OASFactory.createContent()
                        .addMediaType(JSON, OASFactory.createMediaType().schema(schema))));
        operation.setResponses(OASFactory.createAPIResponses().addAPIResponse("" + special.status(), answered));
    }

    private static Schema body(Special special, Components components) {
        String name = name(special.body());
        components.addSchema(name, Schemas.draft(special.body()));
        if (!special.items()) {
            return Schemas.ref(name);
        }
        Schema many = Schemas.draft(special.body())
                .description("What is common to all items, and the items; or one thing without items.")
                .addProperty(
                        "items",
                        Schemas.of(SchemaType.ARRAY).items(Schemas.ref(name)).maxItems(1000));
        components.addSchema(name + "Items", many);
        return Schemas.ref(name + "Items");
    }

    private static Optional<Schema> answer(Special special, Components components) {
        if (!special.rows().isEmpty()) {
            Schema around =
                    special.answer() == Void.class ? Schemas.of(SchemaType.OBJECT) : Schemas.answer(special.answer());
            return Optional.of(around.addProperty(
                            "data", Schemas.of(SchemaType.ARRAY).items(Schemas.ref(Schemas.name(special.rows()))))
                    .addProperty("warnings", Schemas.of(SchemaType.ARRAY).items(Schemas.ref("Violation")))
                    .addRequired("data"));
        }
        if (special.answer() == Void.class) {
            return Optional.empty();
        }
        String name = name(special.answer());
        components.addSchema(name, Schemas.answer(special.answer()));
        return Optional.of(Schemas.ref(name));
    }

    private static Optional<Object> example(Special special) {
        try {
            return special.example().isEmpty()
                    ? Optional.empty()
                    : Optional.of(MAPPER.readValue(special.example(), Object.class));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("No JSON: " + special.example(), unreadable);
        }
    }

    /** {@code WeighingDraft} for {@code Weighing.Draft}; what stands in a resource is called by its own name. */
    private static String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null || around.getSimpleName().endsWith("Resource")
                ? type.getSimpleName()
                : around.getSimpleName() + type.getSimpleName();
    }
}
