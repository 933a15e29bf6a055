package org.biotrail.audit.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The heads of the chains, held by a transaction that adds to them. */
@ApplicationScoped
public class Chains {
    /** So named is the chain of what came behind its time: a dead letter that was sent again. */
    private static final String LATE = "/late";

    private static final String MAKE =
            "insert into chain_head (chain) select unnest($1::text[]) on conflict do nothing";
    private static final String HOLD =
            "select chain, link, position, hash from chain_head where chain = any ($1) order by chain for update";
    private static final String SAVE = """
            update chain_head head set link = added.link, position = added.position, hash = added.hash
            from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[]) added (chain, link, position, hash)
            where head.chain = added.chain""";

    /** The newest link of a chain, and the highest position that came in it. */
    public record Head(Link link, long position) {}

    /** The chain of a topic partition. */
    public static String of(String topic, int partition) {
        return topic + "/" + partition;
    }

    public static String late(String chain) {
        return chain + LATE;
    }

    /** Waits until no other transaction adds to these chains, or to what comes late in them; always in one order. */
    public Uni<Map<String, Head>> hold(Collection<String> chains, SqlConnection connection) {
        String[] wanted = chains.stream()
                .flatMap(chain -> List.of(chain, late(chain)).stream())
                .sorted()
                .distinct()
                .toArray(String[]::new);
        return connection
                .preparedQuery(HOLD)
                .execute(Tuple.of((Object) wanted))
                .flatMap(rows -> rows.size() == wanted.length
                        ? Uni.createFrom().item(rows)
                        : connection
                                .preparedQuery(MAKE)
                                .execute(Tuple.of((Object) wanted))
                                .chain(() -> connection.preparedQuery(HOLD).execute(Tuple.of((Object) wanted))))
                .map(rows -> {
                    Map<String, Head> heads = new LinkedHashMap<>();
                    rows.forEach(row -> {
                        byte[] hash = row.getBuffer(3).getBytes();
                        Link link = new Link(row.getString(0), row.getLong(1), hash, hash);
                        heads.put(row.getString(0), new Head(link, row.getLong(2)));
                    });
                    return heads;
                });
    }

    public Uni<Void> save(Collection<Head> heads, SqlConnection connection) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(
                        heads.stream().map(head -> head.link().chain()).toArray(String[]::new))
                .addArrayOfLong(heads.stream().map(head -> head.link().number()).toArray(Long[]::new))
                .addArrayOfLong(heads.stream().map(Head::position).toArray(Long[]::new))
                .addValue(heads.stream()
                        .map(head -> Buffer.buffer(head.link().hash()))
                        .toArray(Buffer[]::new));
        return connection.preparedQuery(SAVE).execute(columns).replaceWithVoid();
    }
}
