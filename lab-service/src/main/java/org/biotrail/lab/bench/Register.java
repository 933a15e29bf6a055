package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.Write;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.quantity.CatalogUnits;
import org.biotrail.lab.quantity.Units;
import org.hibernate.reactive.mutiny.Mutiny;

/** What resources of things that DATA_MANAGEMENT keeps do alike: methods, models, rules, types ({@code spec/lab.md} §15). */
@ApplicationScoped
public class Register {
    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    CatalogUnits units;

    @Inject
    Imports imports;

    /** A new thing of a draft; throws with every rule it breaks. */
    @FunctionalInterface
    public interface Making<E, D> {
        E make(D draft, Units units, Write write);
    }

    /** A draft over a thing that there is; throws with every rule it breaks. */
    @FunctionalInterface
    public interface Changing<E, D> {
        void change(E thing, D draft, Units units, Write write);
    }

    /** One kind of thing in the register. */
    public record Kind<E extends RecordedEntity, D>(
            Listing listing, Class<E> entity, Class<D> draft, Making<E, D> making, Changing<E, D> changing) {}

    public Uni<Response> list(Kind<?, ?> kind) {
        return listings.list(kind.listing());
    }

    public Uni<Response> get(Kind<?, ?> kind, String reference) {
        return listings.item(kind.listing(), reference);
    }

    public Uni<Response> history(Kind<?, ?> kind, String reference) {
        return listings.history(kind.listing(), reference);
    }

    public <E extends RecordedEntity, D> Uni<Response> create(Kind<E, D> kind, ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return units.in(Body.given(body))
                .flatMap(known -> writes.create(
                        kind.listing(),
                        kind.draft(),
                        body,
                        (draft, write) ->
                                kind.making().make(draft, known, write).persist()));
    }

    public <E extends RecordedEntity, D> Uni<Response> change(Kind<E, D> kind, String reference, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return units.in(Body.given(patch))
                .flatMap(known -> writes.change(
                        kind.listing(),
                        kind.draft(),
                        reference,
                        patch,
                        (key, draft, write) ->
                                find(kind, key).invoke(thing -> kind.changing().change(thing, draft, known, write))));
    }

    public Uni<Response> delete(Kind<?, ?> kind, String reference) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(
                kind.listing(),
                reference,
                key -> find(kind, key).chain(thing -> Panache.getSession().chain(session -> session.remove(thing))));
    }

    public Uni<Response> imports(String things, InputStream body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return imports.accept(things, body);
    }

    private static <E extends RecordedEntity> Uni<E> find(Kind<E, ?> kind, String key) {
        return Panache.getSession()
                .chain((Mutiny.Session session) -> session.find(kind.entity(), UUID.fromString(key)));
    }
}
