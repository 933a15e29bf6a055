package org.biotrail.kit.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeReader;

/** Feeds the local copies from their owners' changes: of each thing the newest event in a poll counts. */
@ApplicationScoped
class CopyReader implements ChangeReader {
    @Inject
    Copies copies;

    /** A copy that is as new as the event stays as it is. */
    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        Map<String, Map<String, ChangeEvent>> lastByThing = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.version().isPresent() && copies.keeps(event.subjectType()))
                .forEach(event -> lastByThing
                        .computeIfAbsent(event.subjectType(), thing -> new LinkedHashMap<>())
                        .merge(event.subjectId(), event, CopyReader::newer));
        return Multi.createFrom()
                .iterable(lastByThing.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        each -> apply(each.getKey(), List.copyOf(each.getValue().values()), connection))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** A repeated event may come after those that followed it. */
    private static ChangeEvent newer(ChangeEvent one, ChangeEvent other) {
        return other.version().orElse(0L) >= one.version().orElse(0L) ? other : one;
    }

    private Uni<Void> apply(String thing, List<ChangeEvent> last, SqlConnection connection) {
        Map<Boolean, List<ChangeEvent>> byEnd = last.stream().collect(Collectors.partitioningBy(ChangeEvent::isDelete));
        List<ObjectNode> gone = rows(byEnd, true).map(CopyReader::identity).toList();
        List<ObjectNode> living = rows(byEnd, false).map(ChangeEvent::data).toList();
        return copies.keep(connection, thing, living).chain(() -> copies.drop(connection, thing, gone));
    }

    private static Stream<ChangeEvent> rows(Map<Boolean, List<ChangeEvent>> byEnd, boolean deleted) {
        return byEnd.getOrDefault(deleted, List.of()).stream();
    }

    private static ObjectNode identity(ChangeEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", event.subjectId())
                .put("version", event.version().orElse(0L));
    }
}
