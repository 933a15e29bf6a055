package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.catalog.bibreference.CitedReferences;
import org.biotrail.catalog.taxon.archive.TaxonArchives;
import org.biotrail.kit.job.ArchiveReader;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/**
 * Taxa from tables. Rows come in any order and refer to each other by key or by name; they are stored parents first,
 * accepted names before their synonyms, and what refers to a row that fails fails with it.
 */
@ApplicationScoped
class TaxonImport implements RowImport {
    /** What became of rows that others refer to, also of those that a half of this batch has just stored. */
    private static final String EARLIER = """
            select r.number, r.state = 'failed' as failed, coalesce(t.id::text, r.thing_id) as id
            from unnest($2::int[], $3::uuid[]) meant (number, id)
            join job_row r on r.job_id = $1 and r.number = meant.number
            left join taxon t on t.id = meant.id""";

    /** Whether one batch is stored, and no more, in a table that has grown by half since its statistics were made. */
    private static final String OUTGROWN = """
            select j.created + j.updated between 1 and $2
                and pg_relation_size(c.oid) > c.relpages * 1.5 * current_setting('block_size')::int
            from job j, pg_class c where j.id = $1 and c.oid = 'taxon'::regclass""";

    @Inject
    ObjectMapper json;

    @Inject
    TaxonEnquiries enquiries;

    @Inject
    TaxonArrivals arrivals;

    @Inject
    TaxonPresence presence;

    @Inject
    CitedReferences cited;

    @Override
    public String things() {
        return "taxa";
    }

    @Override
    public List<String> columns() {
        return TaxonRow.COLUMNS;
    }

    @Override
    public Map<String, String> aliases() {
        return TaxonRow.ALIASES;
    }

    @Override
    public Optional<ArchiveReader> archives() {
        return Optional.of(new TaxonArchives(json));
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(
                "lookup",
                ImportOption.words("whether registries are asked for what rows do not say", "off", "auto", "require"),
                "ambiguous",
                ImportOption.words(
                        "oldest: of several names in a registry the one published first is taken", "fail", "oldest"));
    }

    static boolean asksNobody(ImportRun run) {
        return TaxonEnquiries.way(run.options()).mode() == TaxonLookups.Mode.OFF;
    }

    @Override
    public int batchSize() {
        return 2000;
    }

    /** Whoever cancels an import that asks registries does not wait for two thousand answers. */
    @Override
    public int batchSize(ImportRun run) {
        return asksNobody(run) ? batchSize() : 40;
    }

    @Override
    public boolean prepares(ImportRun run) {
        return !asksNobody(run);
    }

    @Override
    public void prepare(List<StagedRow> rows, ImportRun run) {
        enquiries.ask(rows, run);
    }

    @Override
    public void order(ImportRun run) {
        run.query("select taxon_import_order($1)::text", run.job());
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> staged, ImportRun run) {
        renewPlans(staged, run);
        List<TaxonRow> rows = staged.stream().map(TaxonRow::new).toList();
        Map<Integer, Optional<UUID>> stored = earlier(rows, run);
        Map<String, UUID> entries = cited.keep(
                rows.stream().flatMap(row -> row.entries().stream()).distinct().toList(), run);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (List<TaxonRow> round : rounds(rows)) {
            List<RowOutcome> told = store(round, entries, stored, run);
            told.forEach(outcome -> stored.put(outcome.number(), outcome.id().map(UUID::fromString)));
            outcomes.addAll(told);
        }
        return outcomes;
    }

    /**
     * Plans that were made for a table of some other size go with its statistics. To renew these takes most of a second,
     * so it is done once, when the first batch is stored, and not for each half of a batch that the database refuses.
     */
    private void renewPlans(List<StagedRow> staged, ImportRun run) {
        boolean whole = staged.size() > batchSize() / 2;
        if (whole
                && run.query(OUTGROWN, run.job(), batchSize()).iterator().next().getBoolean(0)) {
            run.query("analyze taxon");
        }
    }

    private List<RowOutcome> store(
            List<TaxonRow> rows, Map<String, UUID> entries, Map<Integer, Optional<UUID>> stored, ImportRun run) {
        if (asksNobody(run)) {
            return new TaxonBatch(run, json, entries, stored).store(rows);
        }
        List<RowOutcome> outcomes = new ArrayList<>();
        List<TaxonRow> placed = new ArrayList<>();
        for (TaxonRow row : rows) {
            try {
                placed.add(surrounded(row, run));
            } catch (Problem problem) {
                outcomes.add(RowOutcome.failed(row.number(), problem.violations()));
            }
        }
        new TaxonBatch(run, json, entries, stored).store(placed).forEach(outcomes::add);
        return outcomes.stream().map(outcome -> told(outcome, rows)).toList();
    }

    /** A row with what a registry brought for it; what cannot be written whole is not written at all. */
    private TaxonRow surrounded(TaxonRow row, ImportRun run) {
        List<Violation> refused = TaxonEnquiries.told(row.row(), "_refused");
        if (!refused.isEmpty()) {
            throw Problem.rules(refused);
        }
        Optional<TaxonLookups.Brought> brought = enquiries.brought(row);
        if (brought.isEmpty()) {
            return row;
        }
        run.query("savepoint surroundings");
        try {
            return new TaxonSurroundings(run, json, presence, row.number()).of(row, brought.get(), arrivals);
        } catch (Problem problem) {
            run.query("rollback to savepoint surroundings");
            throw problem;
        }
    }

    private static RowOutcome told(RowOutcome outcome, List<TaxonRow> rows) {
        List<Violation> told = rows.stream()
                .filter(row -> row.number() == outcome.number())
                .flatMap(row -> TaxonEnquiries.told(row.row(), "_told").stream())
                .toList();
        if (told.isEmpty()) {
            return outcome;
        }
        return outcome.state() == RowOutcome.State.FAILED
                ? RowOutcome.failed(
                        outcome.number(),
                        Stream.concat(
                                        outcome.violations().stream(),
                                        told.stream().filter(one -> one.code().equals("registry_unavailable")))
                                .toList())
                : outcome.warned(Stream.concat(outcome.warnings().stream(), told.stream())
                        .toList());
    }

    /** Rows that refer to others of this batch come in a later round. */
    private static List<List<TaxonRow>> rounds(List<TaxonRow> rows) {
        Map<Integer, Integer> roundOf = new HashMap<>();
        List<List<TaxonRow>> rounds = new ArrayList<>();
        for (TaxonRow row : rows) {
            int round = row.links()
                            .mapToInt(number -> roundOf.getOrDefault(number, -1))
                            .max()
                            .orElse(-1)
                    + 1;
            roundOf.put(row.number(), round);
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(row);
        }
        return rounds;
    }

    private static Map<Integer, Optional<UUID>> earlier(List<TaxonRow> rows, ImportRun run) {
        Integer[] meant = rows.stream().flatMap(TaxonRow::links).distinct().toArray(Integer[]::new);
        UUID[] ids = Stream.of(meant).map(number -> idOf(run, number)).toArray(UUID[]::new);
        Map<Integer, Optional<UUID>> found = new HashMap<>();
        for (Row row : run.query(EARLIER, run.job(), meant, ids)) {
            Optional<UUID> id = Optional.ofNullable(row.getString("id")).map(UUID::fromString);
            found.put(row.getInteger("number"), row.getBoolean("failed") ? Optional.empty() : id);
        }
        return found;
    }

    /**
     * The id of the taxon that a row makes, the same whenever it is tried: UUIDv7 with the time of the job and, at its
     * end, the number of the row.
     */
    static UUID idOf(ImportRun run, int number) {
        UUID job = run.job();
        return new UUID(
                job.getMostSignificantBits(),
                (job.getLeastSignificantBits() & 0xFFFFFFFF00000000L) | (number & 0xFFFFFFFFL));
    }
}
