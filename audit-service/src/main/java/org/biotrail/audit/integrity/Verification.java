package org.biotrail.audit.integrity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biotrail.audit.activity.StoredActivity;
import org.biotrail.audit.chain.Link;

/**
 * Computes chains again, row after row in the order of their links, in bounded memory. What a retention has archived is
 * stepped over by the hashes that were kept of it.
 */
final class Verification {
    private static final int FETCHED = 200;

    private static final String HEADS = "select chain, link, encode(hash, 'hex') from chain_head order by chain";
    private static final String ROWS = "select row_to_json(its)::text from (select " + StoredActivity.COLUMNS
            + " from activity where chain = ? %s order by activity.link) its";
    private static final String RUNS = """
            select first_link, last_link, encode(previous_hash, 'hex'), encode(last_hash, 'hex')
            from archived_run where chain = ? order by first_link""";

    private final Connection connection;
    private final Optional<OffsetDateTime> from;
    private final Optional<OffsetDateTime> to;
    private final Map<String, String> anchors;
    private long checked;

    /**
     * @param connection in a transaction that sees one state of the log
     * @param from only what occurred since then; the chain's links before it are taken as they are
     * @param anchors published hashes, by chain, a space, and link
     */
    Verification(
            Connection connection,
            Optional<OffsetDateTime> from,
            Optional<OffsetDateTime> to,
            Map<String, String> anchors) {
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.anchors = anchors;
    }

    /** The newest link of a chain, as its head says. */
    record Head(String chain, long link, String hash) {}

    /** Archived links of a chain that follow one another. */
    private record Run(long first, long last, String previous, String hash) {}

    /**
     * The first row that does not fit.
     *
     * @param id empty where a row is missing
     * @param reason {@code content}, {@code previous_hash}, {@code link_missing}, {@code link_doubled}, {@code head} or
     *     {@code anchor}
     */
    record Misfit(Optional<String> id, String chain, long link, String reason) {}

    long checked() {
        return checked;
    }

    List<Head> heads() throws SQLException {
        List<Head> heads = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(HEADS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                heads.add(new Head(rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return heads;
    }

    Optional<Misfit> check(Head head) throws SQLException {
        List<Run> runs = new ArrayList<>(whole() ? runs(head.chain()) : List.of());
        String sql = ROWS.formatted(from.map(time -> "and occurred_at >= ? ").orElse("")
                + to.map(time -> "and occurred_at <= ? ").orElse(""));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            statement.setString(1, head.chain());
            int place = 2;
            for (OffsetDateTime time :
                    List.of(from, to).stream().flatMap(Optional::stream).toList()) {
                statement.setObject(place++, time);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return check(head, rows, runs);
            }
        }
    }

    private Optional<Misfit> check(Head head, ResultSet rows, List<Run> runs) throws SQLException {
        long link = 0;
        String hash = HexFormat.of().formatHex(Link.root(head.chain()).hash());
        while (rows.next()) {
            StoredActivity row = StoredActivity.parse(rows.getString(1));
            while (!runs.isEmpty() && runs.get(0).first() == link + 1 && row.link() > link + 1) {
                Run run = runs.remove(0);
                if (!run.previous().equals(hash)) {
                    return Optional.of(new Misfit(Optional.empty(), head.chain(), run.first(), "previous_hash"));
                }
                link = run.last();
                hash = run.hash();
            }
            // The links between lie outside the times asked for.
            boolean leaps = !whole() && row.link() > link + 1;
            Optional<Misfit> misfit =
                    check(row, leaps ? row.link() - 1 : link, leaps ? row.text("previous_hash") : hash);
            if (misfit.isPresent()) {
                return misfit;
            }
            link = row.link();
            hash = row.text("hash");
            checked++;
        }
        return whole() ? end(head, link, hash, runs) : Optional.empty();
    }

    private Optional<Misfit> check(StoredActivity row, long before, String previous) {
        String chain = row.text("chain");
        Optional<String> id = Optional.of(row.text("id"));
        if (row.link() <= before) {
            return Optional.of(new Misfit(id, chain, row.link(), "link_doubled"));
        }
        if (row.link() > before + 1) {
            return Optional.of(new Misfit(Optional.empty(), chain, before + 1, "link_missing"));
        }
        if (!row.text("previous_hash").equals(previous)) {
            return Optional.of(new Misfit(id, chain, row.link(), "previous_hash"));
        }
        byte[] hash = row.hash(HexFormat.of().parseHex(row.text("previous_hash")));
        if (!HexFormat.of().formatHex(hash).equals(row.text("hash"))) {
            return Optional.of(new Misfit(id, chain, row.link(), "content"));
        }
        String anchor = anchors.get(chain + " " + row.link());
        return anchor == null || anchor.equals(row.text("hash"))
                ? Optional.empty()
                : Optional.of(new Misfit(id, chain, row.link(), "anchor"));
    }

    /** After the last row: what is archived still, and then the head. */
    private static Optional<Misfit> end(Head head, long last, String lastHash, List<Run> runs) {
        long link = last;
        String hash = lastHash;
        for (Run run : runs) {
            if (run.first() == link + 1 && run.previous().equals(hash)) {
                link = run.last();
                hash = run.hash();
            }
        }
        if (link < head.link()) {
            return Optional.of(new Misfit(Optional.empty(), head.chain(), link + 1, "link_missing"));
        }
        return link == head.link() && hash.equals(head.hash())
                ? Optional.empty()
                : Optional.of(new Misfit(Optional.empty(), head.chain(), link, "head"));
    }

    private List<Run> runs(String chain) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RUNS)) {
            statement.setString(1, chain);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    runs.add(new Run(rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        return runs;
    }

    private boolean whole() {
        return from.isEmpty() && to.isEmpty();
    }
}
