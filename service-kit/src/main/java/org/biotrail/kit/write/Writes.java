package org.biotrail.kit.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.change.OutboxFilled;
import org.biotrail.kit.listing.Accept;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.listing.Telling;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

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
    private static final String SETTINGS = """
            select concat(
                set_config('biotrail.actor_type', $1, true),
                set_config('biotrail.actor_id', $2, true),
                set_config('biotrail.actor_name', $3, true),
                set_config('biotrail.comment', $4, true),
                set_config('biotrail.traceparent', $5, true),
                set_config('biotrail.actor_granted', $6, true))""";

    @Inject
    ObjectMapper json;

    @Inject
    Drafts drafts;

    @Inject
    Columns columns;

    @Inject
    Repeats repeats;

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @Inject
    CurrentVertxRequest current;

    @Inject
    HttpHeaders headers;

    @Inject
    Event<OutboxFilled> outboxFilled;

    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "/")
    String basePath;

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
        WriteRequest.readable(body);
        Write write = new Write(caller.actor());
        DraftShape shape = drafts.shape(draft);
        return repeatable(
                write,
                body,
                work -> columns.of(shown)
                        .invoke(view -> drafts.refuseForeign(shape, body, view.columns(), json.createObjectNode()))
                        .flatMap(view -> drafts.resolved(shape, body)
                                .map(resolved -> drafts.bind(shape, draft, resolved))
                                .flatMap(bound -> work.run(() -> creation.make(bound, write)
                                        .flatMap(made -> flush().replaceWith(made))
                                        .map(Writes::idOf)
                                        .flatMap(id -> told(shown, view.key(id)))
                                        .map(row -> answer(201, shown, row, write))))));
    }

    /** {@code PATCH /things/{id}} (RFC 7396): 200 with the row of the view; nothing is written when nothing changes. */
    public <D> Uni<Response> change(
            Listing shown, Class<D> draft, String reference, ObjectNode patch, Change<D> change) {
        WriteRequest.readable(patch);
        Write write = new Write(caller.actor());
        DraftShape shape = drafts.shape(draft);
        return repeatable(
                write,
                patch,
                work -> columns.of(shown)
                        .flatMap(view -> listings.idOf(shown, reference)
                                .flatMap(id -> drafts.resolved(shape, patch)
                                        .flatMap(resolved -> work.run(() -> locked(shown, view.key(id))
                                                .flatMap(row -> {
                                                    drafts.refuseForeign(shape, patch, view.columns(), row);
                                                    ObjectNode stored = shape.writable(row);
                                                    ObjectNode merged = merged(shape, stored, resolved);
                                                    return MergePatch.same(stored, merged)
                                                            ? told(shown, view.key(id))
                                                            : change.apply(id, drafts.bind(shape, draft, merged), write)
                                                                    .chain(this::flush)
                                                                    .chain(() -> told(shown, view.key(id)));
                                                })
                                                .map(row -> answer(200, shown, row, write)))))));
    }

    /** {@code DELETE /things/{id}}: 204; {@code removal} gets the id, its row locked. */
    public Uni<Response> delete(Listing shown, String reference, Function<String, Uni<?>> removal) {
        return repeatable(
                new Write(caller.actor()),
                null,
                work -> columns.of(shown)
                        .flatMap(view -> listings.idOf(shown, reference)
                                .flatMap(id -> work.run(() -> locked(shown, view.key(id))
                                        .chain(() -> removal.apply(id))
                                        .chain(this::flush)
                                        .replaceWith(Answer.NO_CONTENT)))));
    }

    /**
     * Any other write: one transaction with actor and comment, repeatable by {@code Idempotency-Key}; answers what
     * {@code work} gives, with the status.
     */
    public Uni<Response> act(int status, @Nullable ObjectNode body, Function<Write, Uni<? extends JsonNode>> work) {
        if (body != null) {
            WriteRequest.readable(body);
        }
        Write write = new Write(caller.actor());
        return repeatable(
                write,
                body,
                transaction -> transaction.run(() -> work.apply(write)
                        .flatMap(result -> flush().replaceWith(result))
                        .map(result -> answer(status, null, result, write))));
    }

    /**
     * The same with a body that is read as a draft; without a body an empty one.
     *
     * @param work gets the draft with its references resolved
     */
    public <D> Uni<Response> act(
            int status, Class<D> draft, @Nullable ObjectNode body, BiFunction<D, Write, Uni<? extends JsonNode>> work) {
        ObjectNode given = WriteRequest.readable(body == null ? json.createObjectNode() : body);
        Write write = new Write(caller.actor());
        DraftShape shape = drafts.shape(draft);
        drafts.refuseForeign(shape, given, Set.of(), json.createObjectNode());
        return repeatable(
                write,
                given,
                transaction -> drafts.resolved(shape, given)
                        .map(resolved -> drafts.bind(shape, draft, resolved))
                        .flatMap(bound -> transaction.run(() -> work.apply(bound, write)
                                .flatMap(result -> flush().replaceWith(result))
                                .map(result -> answer(status, null, result, write)))));
    }

    /** The row of the view as it is now inside the transaction, what was written in it included. */
    public Uni<ObjectNode> row(Listing shown, String id) {
        return flush().chain(() -> columns.of(shown)).flatMap(view -> row(shown, view.key(id)));
    }

    /**
     * Writes what is pending, and gives what follows in the transaction another reason; the caller's own reason, where
     * there is one, stays.
     */
    public Uni<Void> because(String reason) {
        return flush().chain(() -> hasReason()
                ? Uni.createFrom().voidItem()
                : Sql.one("select set_config('biotrail.comment', $1, true)", reason)
                        .replaceWithVoid());
    }

    /** The same where there is a reason; blank is none. */
    public Uni<Void> because(Optional<String> reason) {
        return reason.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(this::because)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private boolean hasReason() {
        return Arc.container().requestContext().isActive()
                && Optional.ofNullable(current.getCurrent())
                        .map(request -> WriteRequest.of(request.request()).comment())
                        .filter(comment -> !comment.isEmpty())
                        .isPresent();
    }

    /**
     * A transaction outside a request: {@code set_config} of actor and comment, then the work. To be called on a Vert.x
     * context, as a request, a message or a scheduled method that returns a {@code Uni} has it.
     *
     * @param comment the reason, as it shall stand in the change events; empty for none
     */
    public <T> Uni<T> transaction(Actor actor, String comment, Supplier<Uni<T>> work) {
        String traceparent = traceparent();
        return whole(Panache.withTransaction(
                        () -> settings(actor, comment, traceparent).chain(work::get))
                .invoke(() -> outboxFilled.fire(new OutboxFilled())));
    }

    /** A caller who goes away does not stop what has begun: its session would be closed while statements are on their way. */
    private static <T> Uni<T> whole(Uni<T> transaction) {
        return Uni.createFrom().emitter(end -> transaction.subscribe().with(end::complete, end::fail));
    }

    /** Runs the part of a write that belongs into the transaction. */
    private interface Work {
        Uni<Answer> run(Supplier<Uni<Answer>> inTransaction);
    }

    /** One request, once: what it answered before, or what it does now. */
    private Uni<Response> repeatable(Write write, @Nullable JsonNode body, Function<Work, Uni<Answer>> steps) {
        Accept.json(headers);
        RoutingContext routing = current.getCurrent();
        WriteRequest request = WriteRequest.of(routing.request());
        Work plain = inTransaction -> transaction(write.actor(), request.comment(), inTransaction);
        return Repeats.Key.of(write.actor(), request, body)
                .map(key -> onceUnder(key, () -> steps.apply(keeping(key, plain))))
                .orElseGet(() -> steps.apply(plain).map(answer -> answer.response(false)));
    }

    private Uni<Response> onceUnder(Repeats.Key key, Supplier<Uni<Answer>> work) {
        return repeats.before(key).flatMap(before -> before.isPresent() ? again(before.get()) : now(key, work));
    }

    private Uni<Response> now(Repeats.Key key, Supplier<Uni<Answer>> work) {
        return work.get()
                .map(answer -> answer.response(false))
                .onFailure(Taken.class)
                .recoverWithUni(() -> repeats.before(key).flatMap(answer -> again(answer.orElseThrow())));
    }

    private static Uni<Response> again(Answer answer) {
        return Uni.createFrom().item(answer.response(true));
    }

    private Work keeping(Repeats.Key key, Work plain) {
        return inTransaction -> plain.run(() -> repeats.take(key)
                .flatMap(taken -> taken ? inTransaction.get() : Uni.createFrom().failure(new Taken()))
                .flatMap(answer -> repeats.keep(key, answer)));
    }

    /** An equal request was quicker; this transaction ends, and its answer is answered again. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken() {
            super("An equal request was quicker", null, false, false);
        }
    }

    private String traceparent() {
        if (!Arc.container().requestContext().isActive()) {
            return "";
        }
        return Optional.ofNullable(current.getCurrent())
                .map(request -> WriteRequest.traceparent(request.request().getHeader("traceparent")))
                .orElse("");
    }

    private static Uni<?> settings(Actor actor, String comment, String traceparent) {
        return Sql.one(SETTINGS, actor.kind().word(), actor.id(), actor.name(), comment, traceparent, actor.granted());
    }

    /** The view's row after its table's row was locked and found to be of the version that {@code If-Match} names. */
    private Uni<ObjectNode> locked(Listing shown, Object key) {
        WriteRequest request = WriteRequest.of(current.getCurrent().request());
        return Sql.one("select version from " + shown.table() + " where id = $1 for no key update", key)
                .map(version -> version.orElseThrow(() -> Problem.notFound(shown.thing() + " " + key)))
                .invoke(version -> request.requireVersion(((Number) version).longValue()))
                .chain(() -> row(shown, key));
    }

    private Uni<ObjectNode> row(Listing shown, Object key) {
        return listings.stored(shown, key).flatMap(this::asked);
    }

    /** The row as its reader is told it: with what they may see, in the wanted language. */
    private Uni<ObjectNode> told(Listing shown, Object key) {
        return listings.telling(shown, key).flatMap(this::asked);
    }

    private Uni<ObjectNode> asked(Telling telling) {
        return Sql.one(telling.sql(), telling.values().toArray()).map(text -> object((String) text.orElseThrow()));
    }

    private Uni<Void> flush() {
        return Panache.getSession().flatMap(Mutiny.Session::flush);
    }

    private static ObjectNode merged(DraftShape shape, ObjectNode stored, ObjectNode patch) {
        ObjectNode writable = patch.deepCopy().retain(shape.names());
        writable.remove("id");
        return (ObjectNode) MergePatch.apply(stored, writable);
    }

    private Answer answer(int status, @Nullable Listing shown, @Nullable JsonNode result, Write write) {
        if (result == null) {
            return Answer.NO_CONTENT;
        }
        String language = shown == null || shown.translated().isEmpty()
                ? ""
                : "-" + result.path("language").asText();
        String etag =
                result.hasNonNull("version") ? "\"" + result.get("version").asText() + language + "\"" : null;
        String location = status == 201 && shown != null
                ? base() + shown.path() + "/" + result.path("id").asText()
                : null;
        if (result instanceof ObjectNode object) {
            if (shown != null) {
                object.remove(shown.hidden());
            }
            write.members().forEach((name, value) -> object.set(name, json.valueToTree(value)));
            if (!write.warnings().isEmpty()) {
                object.set("warnings", json.valueToTree(write.warnings()));
            }
        }
        return new Answer(status, location, etag, text(result));
    }

    private String base() {
        return basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
    }

    private String text(JsonNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ObjectNode object(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String idOf(Object made) {
        if (made instanceof RecordedEntity entity) {
            return entity.id.toString();
        }
        if (made instanceof String || made instanceof UUID) {
            return made.toString();
        }
        throw new IllegalStateException("A creation answers its entity or id, not " + made);
    }
}
