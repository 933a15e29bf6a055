package org.biotrail.audit.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeReader;

/** Keeps the links between the things of samples. */
@ApplicationScoped
class TrailReader implements ChangeReader {
    private static final String INSERT = """
            insert into trail_link (subject_type, subject_id, relation, related_type, related)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            on conflict do nothing""";

    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        List<TrailLink> links = events.stream().flatMap(TrailLink::of).toList();
        if (links.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfString(texts(links, TrailLink::subjectType))
                .addArrayOfString(texts(links, TrailLink::subjectId))
                .addArrayOfString(texts(links, link -> link.relation().word()))
                .addArrayOfString(texts(links, TrailLink::relatedType))
                .addArrayOfString(texts(links, TrailLink::related));
        return connection.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    private static String[] texts(List<TrailLink> links, Function<TrailLink, String> field) {
        return links.stream().map(field).toArray(String[]::new);
    }
}
