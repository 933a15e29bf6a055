package org.biotrail.kit.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.biotrail.kit.listing.Listing;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * The body of a write: the draft that the resource names with {@code @RequestBody}, or the one beside it that is called
 * after the thing.
 */
record Body(Endpoint endpoint, Optional<Class<?>> draft) {

    static Body of(Endpoint endpoint) {
        return new Body(endpoint, named(endpoint).or(() -> beside(endpoint)));
    }

    void describe(Operation operation, Components components) {
        if (draft.isEmpty() || !draft.get().isRecord()) {
            return;
        }
        boolean changes = endpoint.purpose() == Endpoint.Purpose.CHANGE;
        String named = Optional.of(draft.get().getSimpleName())
                .filter(own -> !own.equals("Draft"))
                .orElseGet(() -> endpoint.listing()
                                .map(listing -> Schemas.name(listing.thing()))
                                .orElse("")
                        + "Draft");
        // A merge patch may clear what a new thing leaves out.
        String name = changes ? named.replaceAll("Draft$", "Patch") : named;
        components.addSchema(name, changes ? Schemas.patch(draft.get()) : Schemas.draft(draft.get()));
        org.eclipse.microprofile.openapi.models.media.Content content = OASFactory.createContent();
        Contract.bodyTypes(endpoint)
                .forEach(type ->
                        content.addMediaType(type, OASFactory.createMediaType().schema(Schemas.ref(name))));
        operation.setRequestBody(OASFactory.createRequestBody().required(true).content(content));
    }

    private static Optional<Class<?>> named(Endpoint endpoint) {
        return Stream.concat(
                        Stream.ofNullable(endpoint.method().getAnnotation(RequestBody.class)),
                        Stream.of(endpoint.method().getParameters())
                                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(RequestBody.class))))
                .flatMap(body -> Stream.of(body.content()))
                .map(Content::schema)
                .<Class<?>>map(Schema::implementation)
                .filter(type -> type != Void.class)
                .findFirst();
    }

    private static Optional<Class<?>> beside(Endpoint endpoint) {
        Class<?> resource = endpoint.method().getDeclaringClass();
        String thing = endpoint.listing().map(Listing::thing).map(Schemas::name).orElse("");
        return List.of(thing + "Draft", thing + "$Draft").stream()
                .flatMap(name -> Endpoint.load(resource, resource.getPackageName() + "." + name))
                .findFirst();
    }
}
