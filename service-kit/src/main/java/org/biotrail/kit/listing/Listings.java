package org.biotrail.kit.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.problem.KnownParameters;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers reads from views: query parameters, {@code Accept} and {@code If-None-Match} are taken from the request at
 * hand, the caller from its token. PostgreSQL makes the JSON.
 */
@ApplicationScoped
public class Listings {
    /** So many candidates are named when a reference is ambiguous. */
    private static final int MAX_CANDIDATES = 20;

    private static final int MAX_PARAMETERS = 2000;

    @Inject
    Views views;

    @Inject
    Settling settling;

    @Inject
    Rows rows;

    @Inject
    Downloads downloads;

    @Inject
    Caller caller;

    @Inject
    CurrentVertxRequest request;

    @Inject
    HttpHeaders headers;

    @Inject
    ObjectMapper json;

    /** Signs cursors; the same for all replicas. */
    @ConfigProperty(name = "biotrail.listing.secret", defaultValue = "${quarkus.datasource.password:biotrail}")
    String secret;

    @ConfigProperty(name = "biotrail.audit.path", defaultValue = "/audit/v1")
    String auditPath;

    /** {@code GET /things}: a page of JSON, or everything that matches as NDJSON, CSV or GeoJSON. */
    public Uni<Response> list(Listing listing) {
        return list(listing, Condition.ALL);
    }

    /** The same within a condition, for {@code GET /things/{id}/children} and the like. */
    public Uni<Response> list(Listing listing, Condition within) {
        return list(listing, within, List.of());
    }

    /** The same with a column that the request computes. */
    public Uni<Response> list(Listing listing, Condition within, Computed computed) {
        return list(listing, within, List.of(computed));
    }

    private Uni<Response> list(Listing listing, Condition within, List<Computed> computed) {
        RoutingContext context = request.getCurrent();
        Condition visible = listing.visibleTo(caller.actor()).and(within);
        Optional<Format> format = format(listing);
        return told(listing).flatMap(known -> {
            Map<String, List<String>> asked = parameters(context);
            View view = Search.ranked(listing, known.with(computed), asked);
            Question question = Question.read(listing, view, asked, visible, context.normalizedPath(), languages());
            Optional<Keyset> after = question.cursor()
                    .map(cursor ->
                            new Keyset(view, question.order(), new Cursor(secret).read(question.binding(), cursor)));
            return settling.settle(question.where())
                    .map(question::where)
                    .flatMap(settled -> format.isPresent()
                            ? stream(listing, view, settled, after, format.get(), context)
                            : page(listing, view, settled, after, context));
        });
    }

    /**
     * {@code GET /things/{id}}; the reference is an id or a code.
     *
     * @return 200 with {@code ETag}, or 304; fails with 404, or with 409 and the list when several things fit
     */
    public Uni<Response> item(Listing listing, String reference) {
        Optional<TextFormat> format = best(listing.texts());
        RoutingContext context = request.getCurrent();
        String known = Optional.ofNullable(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))
                .orElse("");
        return told(listing)
                .flatMap(view -> {
                    List<Column> asked = Question.fieldsOfItem(view, parameters(context));
                    return one(
                            listing,
                            view,
                            format.map(text -> List.of(view.known("fields", text.column())))
                                    .orElse(asked),
                            reference);
                })
                .map(found -> found.orElseThrow(() -> missing(listing, reference)))
                .map(item -> answer(item, known, format))
                .map(answer -> varied(listing, answer));
    }

    /** The row of the view as JSON, as far as the caller may see it; fails with 409 when several things fit. */
    public Uni<Optional<ObjectNode>> find(Listing listing, String reference) {
        return told(listing)
                .flatMap(view -> one(listing, view, view.shown(), reference))
                .map(found -> found.map(item -> object(item.json())));
    }

    /** The id behind a path's reference; fails with 404 or 409 as {@link #item} does. */
    public Uni<String> idOf(Listing listing, String reference) {
        return view(listing)
                .flatMap(view -> one(listing, view, List.of(view.id()), reference))
                .map(found ->
                        found.orElseThrow(() -> missing(listing, reference)).id());
    }

    /**
     * {@code GET /things/{id}/history}: 307 to the audit service's history of that thing, with the parameters of the
     * request. An id is taken as it is, because what was deleted has a history too; whether the caller may see it the
     * audit service knows.
     */
    public Uni<Response> history(Listing listing, String reference) {
        Uni<String> id = Kind.isUuid(reference) ? Uni.createFrom().item(reference) : idOf(listing, reference);
        KnownParameters.areReadIn(request.getCurrent());
        String asked = Optional.ofNullable(request.getCurrent().request().query())
                .map(query -> "?" + query)
                .orElse("");
        return id.map(found -> Redirect.to(
                Response.Status.TEMPORARY_REDIRECT,
                auditPath + "/subjects/" + listing.thing() + "/" + encode(found) + asked));
    }

    /**
     * The rows that the request asks for among those the caller may see, for questions that are no list: a count by day,
     * a live stream.
     *
     * @param own names of parameters that are the question's own and leave the rows alone
     */
    public Uni<Selection> select(Listing listing, String... own) {
        RoutingContext context = request.getCurrent();
        Condition visible = listing.visibleTo(caller.actor());
        return told(listing).flatMap(known -> {
            Map<String, List<String>> asked = new LinkedHashMap<>(parameters(context));
            asked.keySet().removeAll(List.of(own));
            View view = Search.ranked(listing, known, asked);
            Question question = Question.read(listing, view, asked, visible, context.normalizedPath(), languages());
            return settling.settle(question.where()).map(settled -> new Selection(rows, view, question.where(settled)));
        });
    }

    /**
     * The question for one row as the caller is told it, whether or not a list would show it to them; with the {@code
     * language} where the row is told in one.
     */
    public Uni<Telling> telling(Listing listing, Object id) {
        return told(listing)
                .map(view -> telling(
                        view,
                        id,
                        Stream.concat(view.shown().stream(), view.language().stream())
                                .distinct()
                                .toList(),
                        languages()));
    }

    /** The same with all columns, and texts as they are stored. */
    public Uni<Telling> stored(Listing listing, Object id) {
        List<Computed> computed = listing.computedFor(caller.actor());
        return views.of(listing).map(view -> {
            View whole = view.with(computed);
            return telling(whole, id, whole.storable(), List.of());
        });
    }

    private static Telling telling(View view, Object id, List<Column> fields, List<String> languages) {
        Statement statement = new Statement(view, languages);
        return new Telling(Rows.telling(statement, view, fields, Condition.of("id = ?", id)), statement.values());
    }

    /** The view without what the caller may not see. */
    private Uni<View> view(Listing listing) {
        List<Withheld> withheld = listing.withheldFrom(caller.actor());
        return views.of(listing).map(view -> view.withholding(withheld));
    }

    /** The view as the caller is told it: with what is computed for them. */
    private Uni<View> told(Listing listing) {
        List<Computed> computed = listing.computedFor(caller.actor());
        return view(listing).map(view -> view.with(computed));
    }

    /** What the listing answers, as the database knows it. */
    public Uni<ListingShape> shape(Listing listing) {
        return views.of(listing).map(view -> ListingShape.of(listing, view));
    }

    private Uni<Response> page(
            Listing listing, View view, Question question, Optional<Keyset> after, RoutingContext context) {
        return rows.page(view, question, after)
                .flatMap(page -> question.counted()
                        ? rows.count(view, question)
                                .map(total -> answer(listing, page, question, Optional.of(total), context))
                        : Uni.createFrom().item(() -> answer(listing, page, question, Optional.empty(), context)));
    }

    private Response answer(
            Listing listing, Rows.Page page, Question question, Optional<Long> total, RoutingContext context) {
        Optional<String> next = page.last().map(position -> new Cursor(secret).write(question.binding(), position));
        String body = "{\"data\":[" + page.json() + "],\"next\":"
                + next.map(cursor -> '"' + cursor + '"').orElse("null")
                + total.map(count -> ",\"total\":" + count).orElse("") + "}";
        Response.ResponseBuilder answer =
                Response.ok(body, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.VARY, vary(listing));
        next.ifPresent(cursor -> answer.header(HttpHeaders.LINK, "<" + link(context, cursor) + ">; rel=\"next\""));
        return answer.build();
    }

    private Uni<Response> stream(
            Listing listing,
            View view,
            Question question,
            Optional<Keyset> after,
            Format format,
            RoutingContext context) {
        String name = listing.path().substring(listing.path().lastIndexOf('/') + 1) + "." + format.extension();
        return rows.stream(listing, view, question, after, format)
                .call(stream -> {
                    Uni<Void> begun = downloads.follow(listing, stream, format, question);
                    context.addEndHandler(ended -> stream.release());
                    return begun;
                })
                .map(stream -> Response.ok(stream)
                        .type(MediaType.valueOf(format.mediaType()).withCharset("utf-8"))
                        .header(HttpHeaders.VARY, vary(listing))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                        .build());
    }

    private static Response varied(Listing listing, Response.ResponseBuilder answer) {
        boolean varies = !listing.texts().isEmpty() || !listing.translated().isEmpty();
        return (varies ? answer.header(HttpHeaders.VARY, vary(listing)) : answer).build();
    }

    private static String vary(Listing listing) {
        return listing.translated().isEmpty()
                ? HttpHeaders.ACCEPT
                : HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;
    }

    private List<String> languages() {
        return AcceptLanguage.wanted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private Response.ResponseBuilder answer(Rows.Item item, String known, Optional<TextFormat> format) {
        Optional<String> tag = item.tag();
        boolean unchanged = tag.filter(current -> Stream.of(known.split(","))
                        .map(String::strip)
                        .map(sent -> sent.startsWith("W/") ? sent.substring(2) : sent)
                        .anyMatch(sent -> sent.equals(current) || sent.equals("*")))
                .isPresent();
        Response.ResponseBuilder answer = unchanged
                ? Response.notModified()
                : format.map(text -> text(item, text))
                        .orElseGet(() -> Response.ok(item.json(), MediaType.APPLICATION_JSON_TYPE));
        tag.ifPresent(current -> answer.header(HttpHeaders.ETAG, current));
        item.language().ifPresent(code -> answer.header(HttpHeaders.CONTENT_LANGUAGE, code));
        return answer;
    }

    private Response.ResponseBuilder text(Rows.Item item, TextFormat format) {
        JsonNode value = object(item.json()).path(format.column());
        String text = value.isTextual() ? value.textValue() : value.toString();
        return Response.ok(text).type(MediaType.valueOf(format.mediaType()).withCharset("utf-8"));
    }

    /** The one thing that a reference fits, among those the caller may see. */
    private Uni<Optional<Rows.Item>> one(Listing listing, View view, List<Column> fields, String reference) {
        if (reference.indexOf('\0') >= 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        Condition which = identified(view, reference).and(listing.visibleTo(caller.actor()));
        OptionalInt limit = Kind.isUuid(reference) ? OptionalInt.empty() : OptionalInt.of(MAX_CANDIDATES + 1);
        return rows.items(view, fields, which, limit, languages())
                .flatMap(found -> found.size() > 1
                        ? ambiguous(listing, view, which, reference)
                        : Uni.createFrom().item(found.stream().findFirst()));
    }

    private static Condition identified(View view, String reference) {
        if (view.id().kind() == Kind.UUID && Kind.isUuid(reference)) {
            return Condition.of("id = ?", java.util.UUID.fromString(reference));
        }
        return view.matches()
                .map(function -> Condition.of("id = any(array(select " + function + "(?)))", reference))
                .orElseGet(() -> view.id().kind() == Kind.UUID
                        ? Condition.NONE
                        : Comparison.condition("id", "id", Operator.EQUAL, List.of(reference)));
    }

    private <T> Uni<T> ambiguous(Listing listing, View view, Condition which, String reference) {
        List<Column> shown = Stream.concat(
                        Stream.of(view.id()),
                        SortKey.read(view, listing.defaultSort()).stream().map(SortKey::column))
                .distinct()
                .toList();
        return rows.items(view, shown, which, OptionalInt.of(MAX_CANDIDATES), languages())
                .map(found -> Problem.conflict(
                                "id", "ambiguous_reference", "Several things are called " + reference + "; use the id")
                        .with(
                                "candidates",
                                found.stream().map(item -> object(item.json())).toList()))
                .flatMap(problem -> Uni.createFrom().failure(problem));
    }

    private static Problem missing(Listing listing, String reference) {
        return Problem.notFound(listing.thing().replace('_', ' ') + " " + reference);
    }

    private Optional<Format> format(Listing listing) {
        Stream<Format> streamed = Stream.of(StandardFormat.values())
                .filter(format ->
                        format != StandardFormat.GEOJSON || listing.geometry().isPresent())
                .map(Format.class::cast);
        return best(Stream.concat(streamed, listing.texts().stream()).toList());
    }

    /** Empty for JSON; fails with 406 for what is neither. */
    private <F extends Format> Optional<F> best(List<F> formats) {
        String best = Accept.best(
                headers,
                Stream.concat(
                                Stream.of(MediaType.APPLICATION_JSON),
                                formats.stream().map(Format::mediaType))
                        .toList());
        return formats.stream()
                .filter(format -> format.mediaType().equals(best))
                .findFirst();
    }

    /** Decoded here because elsewhere a semicolon, the "and" of RSQL, would part parameters. */
    private static Map<String, List<String>> parameters(RoutingContext context) {
        KnownParameters.areReadIn(context);
        try {
            return new QueryStringDecoder(context.request().uri(), StandardCharsets.UTF_8, true, MAX_PARAMETERS, true)
                    .parameters();
        } catch (IllegalArgumentException malformed) {
            throw Problem.unreadable("", "invalid_encoding", "The query is not percent-encoded as it should be");
        }
    }

    private static String link(RoutingContext context, String cursor) {
        Stream<String> kept = parameters(context).entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(Cursor.PARAMETER))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encode(parameter.getKey()) + "=" + encode(value)));
        return context.request().path() + "?"
                + Stream.concat(kept, Stream.of(Cursor.PARAMETER + "=" + cursor))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ObjectNode object(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL made no JSON", impossible);
        }
    }
}
