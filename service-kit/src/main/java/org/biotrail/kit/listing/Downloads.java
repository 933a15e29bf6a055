package org.biotrail.kit.listing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.change.OutboxFilled;
import org.biotrail.kit.listing.Download.Outcome;
import org.biotrail.kit.listing.Download.Sent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Announces exports ({@code spec/tracker.md}, "download"): in the outbox before the first byte is sent, and again when no
 * more comes. What cannot be announced is not begun. The end of one whose service has died is told by whoever notices
 * first: at the next start, or another replica.
 */
@ApplicationScoped
class Downloads {
    private static final String FIELDS = "fields=";

    private static final String ANNOUNCE = """
            with who as materialized (
                select set_config('biotrail.actor_type', $1, true), set_config('biotrail.actor_id', $2, true),
                       set_config('biotrail.actor_name', $3, true))
            select biotrail.announce_download($4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13, $14) from who""";

    @Inject
    Pool pool;

    @Inject
    Caller caller;

    @Inject
    CurrentVertxRequest request;

    @Inject
    Event<OutboxFilled> outboxFilled;

    @ConfigProperty(name = "biotrail.service")
    String service;

    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "/")
    String base;

    /** Lets the stream of an announced listing say how it ends; asked, it announces that it begins. */
    Uni<Void> follow(Listing listing, RowStream stream, Format format, Question question) {
        if (listing.datasetOfRow().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Download download = download(format, question);
        stream.expect(download.sent());
        Uni<Void> begun = stream.hold(download.id())
                .chain(() -> announce(download, Outcome.RUNNING))
                .memoize()
                .indefinitely();
        stream.onEnd(outcome -> begun.chain(() -> announce(download, outcome))
                .onFailure()
                .invoke(failure -> Log.warnf(failure, "The end of download %s is not told yet", download.id()))
                .onFailure()
                .recoverWithNull());
        return begun.onFailure().invoke(stream::release);
    }

    /** An export under way is locked by its stream, so that nobody takes it for lost, and nobody is waited for. */
    @Scheduled(every = "{biotrail.downloads.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellLost() {
        return pool.query("select biotrail.abort_lost_downloads()")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(told -> {
                    if (told > 0) {
                        outboxFilled.fire(new OutboxFilled());
                    }
                })
                .replaceWithVoid();
    }

    private Download download(Format format, Question question) {
        HttpServerRequest asked = request.getCurrent().request();
        List<String> query = Optional.ofNullable(asked.query()).stream()
                .flatMap(text -> Arrays.stream(text.split("&")))
                .toList();
        return new Download(
                UuidCreator.getTimeOrderedEpoch(),
                caller.actor(),
                resource(request.getCurrent().normalizedPath()),
                format.extension(),
                Optional.of(query.stream()
                                .filter(part -> !part.startsWith(FIELDS))
                                .collect(Collectors.joining("&")))
                        .filter(filter -> !filter.isEmpty()),
                query.stream().anyMatch(part -> part.startsWith(FIELDS))
                        ? Optional.of(
                                question.fields().stream().map(Column::name).toList())
                        : Optional.empty(),
                OffsetDateTime.now(ZoneOffset.UTC),
                new Sent());
    }

    private String resource(String path) {
        String within = path.startsWith(base) ? path.substring(base.length()) : path;
        return within.startsWith("/") ? within.substring(1) : within;
    }

    private Uni<Void> announce(Download download, Outcome outcome) {
        Actor actor = download.actor();
        Function<String, String> known = text -> actor.isSignedIn() ? text : "anonymous";
        Tuple values = Tuple.from(Arrays.asList(
                actor.isSignedIn() ? actor.kind().word() : Actor.Kind.SYSTEM.word(),
                known.apply(actor.id()),
                known.apply(actor.name()),
                download.id(),
                service,
                download.resource(),
                download.format(),
                download.filter().orElse(null),
                download.fields().map(names -> names.toArray(String[]::new)).orElse(null),
                download.sent().datasets(),
                download.sent().rows(),
                download.sent().bytes(),
                outcome.word(),
                download.startedAt()));
        return pool.preparedQuery(ANNOUNCE)
                .execute(values)
                .invoke(() -> outboxFilled.fire(new OutboxFilled()))
                .replaceWithVoid();
    }
}
