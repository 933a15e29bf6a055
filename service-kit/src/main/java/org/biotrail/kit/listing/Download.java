package org.biotrail.kit.listing;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.kit.access.Actor;

/**
 * One export of what stands in datasets, and how much of it has been sent; the last column of its rows is their dataset.
 *
 * @param resource the path of the list within its service
 * @param filter the query as it was asked, without {@code fields}
 */
record Download(
        UUID id,
        Actor actor,
        String resource,
        String format,
        Optional<String> filter,
        Optional<List<String>> fields,
        OffsetDateTime startedAt,
        Sent sent) {

    /** How an export stands. */
    enum Outcome {
        RUNNING,
        COMPLETE,
        /** Its client has hung up, or takes nothing any more. */
        ABORTED,
        /** It broke off here. */
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Rows and bytes, and the rows of each dataset. */
    static final class Sent {
        private final Map<UUID, Long> datasets = new LinkedHashMap<>();
        private long rows;
        private long bytes;

        /** Names the datasets of rows that are about to be sent. */
        synchronized void expect(RowSet<Row> next) {
            next.forEach(row -> dataset(row).ifPresent(id -> datasets.putIfAbsent(id, 0L)));
        }

        synchronized void add(RowSet<Row> some, int written) {
            rows += some.size();
            bytes += written;
            some.forEach(row -> dataset(row).ifPresent(id -> datasets.merge(id, 1L, Long::sum)));
        }

        private static Optional<UUID> dataset(Row row) {
            return Optional.ofNullable(row.getUUID(row.size() - 1));
        }

        synchronized long rows() {
            return rows;
        }

        synchronized long bytes() {
            return bytes;
        }

        /** {@code [{dataset_id, rows}]} as JSON. */
        synchronized String datasets() {
            return datasets.entrySet().stream()
                    .map(each -> "{\"dataset_id\":\"" + each.getKey() + "\",\"rows\":" + each.getValue() + "}")
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }
}
