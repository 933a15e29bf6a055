package org.biotrail.kit.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.biotrail.kit.listing.Listing;

/**
 * The write transaction over HTTP. {@code If-Match}, {@code Idempotency-Key} and {@code X-Change-Comment} are taken
 * from the request at hand. References in a body (fields of the draft that bear {@link RefersTo}) are resolved to ids
 * before the transaction begins; inside it only the database is spoken to, through the Hibernate session.
 *
 * <p>A draft is a record of the fields that a caller may write, named as the view names them. A field that only the
 * view has is read-only: sent with another value it is 403 {@code forbidden_field}, with the stored value it is
 * ignored; a field that nobody knows is 422 {@code unknown_field}.
 */
@ApplicationScoped
public class Writes {

    /** Makes one thing from its draft, inside the transaction; answers its id. */
    @FunctionalInterface
    public interface Creation<D> {
        Uni<?> make(D draft, Write write);
    }

    /** Changes one thing, inside the transaction, its row locked; the draft is the stored state with the patch applied. */
    @FunctionalInterface
    public interface Change<D> {
        Uni<?> apply(String id, D draft, Write write);
    }

    /** {@code POST /things}: 201 with {@code Location}, {@code ETag} and the row of the view. */
    public <D> Uni<Response> create(Listing shown, Class<D> draft, ObjectNode body, Creation<D> creation) {
        throw new UnsupportedOperationException();
    }

    /** {@code PATCH /things/{id}} (RFC 7396): 200 with the row of the view; nothing is written when nothing changes. */
    public <D> Uni<Response> change(
            Listing shown, Class<D> draft, String reference, ObjectNode patch, Change<D> change) {
        throw new UnsupportedOperationException();
    }

    /** {@code DELETE /things/{id}}: 204; {@code removal} gets the id, its row locked. */
    public Uni<Response> delete(Listing shown, String reference, Function<String, Uni<?>> removal) {
        throw new UnsupportedOperationException();
    }

    /**
     * Any other write: one transaction with actor and comment, repeatable by {@code Idempotency-Key}; answers what
     * {@code work} gives, with the status.
     */
    public Uni<Response> act(int status, ObjectNode body, Function<Write, Uni<? extends JsonNode>> work) {
        throw new UnsupportedOperationException();
    }

    /**
     * A transaction outside a request: {@code set_config} of actor and comment, then the work.
     *
     * @param comment the reason, as it shall stand in the change events; empty for none
     */
    public <T> Uni<T> transaction(
            org.biotrail.kit.access.Actor actor, String comment, java.util.function.Supplier<Uni<T>> work) {
        throw new UnsupportedOperationException();
    }
}
