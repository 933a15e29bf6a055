package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.catalog.taxon.TaxonResolution.Said;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** Stores rows that do not refer to each other, with a number of statements that does not depend on how many they are. */
final class TaxonBatch {
    private static final String COLUMNS = """
            id, name, rank, parent_id, valid, senior_id, author, author_id, bibreference, bibreference_id,
            bibreference_ids, nomenclatural_code, hybrid, hybrid_parent_ids, incertae_sedis, external, specialist_ids, vernacular_names, notes, verbatim_rank, name_whole""";
    private static final String TYPED = """
            jsonb_to_recordset($1::text::jsonb) n (
                number int, id uuid, name text, rank text, parent_id uuid, valid boolean, senior_id uuid, author text,
                author_id uuid, bibreference text, bibreference_id uuid, bibreference_ids uuid[], nomenclatural_code text, hybrid text, hybrid_parent_ids uuid[],
                incertae_sedis boolean, external jsonb, specialist_ids uuid[], vernacular_names jsonb, notes text,
                verbatim_rank text, name_whole boolean)""";
    private static final String INSERT = "insert into taxon (" + COLUMNS + ") select " + COLUMNS + " from " + TYPED
            + " where n.number <> all ($2::int[])";
    private static final String UPDATE = "update taxon t set (" + COLUMNS + ") = (select "
            + Stream.of(COLUMNS.split(",\\s*")).map(column -> "n." + column).collect(Collectors.joining(", "))
            + ") from " + TYPED + " where t.id = n.id returning t.id, t.version";
    private static final String KNOWN = """
            select t.id, t.version, to_jsonb(t)::text as taxon, taxon_below(t.id)::text as below,
                   used_by('taxon', t.id) <> '{}' as used
            from taxon t where t.id = any($1::uuid[])""";
    private static final String HOMONYMS = """
            select distinct on (t.id) t.id, o.scientific_name
            from taxon t join taxon o on lower(o.full_name) = lower(t.full_name) and o.id <> t.id
            where t.id = any($1::uuid[]) and o.parent_id is distinct from t.parent_id
            order by t.id, o.id""";

    private final ImportRun run;
    private final TaxonJson json;
    private final TaxonResolution resolution;
    private final TaxonKinship kinship;
    private final Map<Integer, RowOutcome> outcomes = new HashMap<>();

    /** A stored taxon that a row changes. */
    private record Known(Taxon taxon, long version, Below below, boolean used) {}

    /**
     * @param cited the references that came with these rows, by their entries
     * @param stored what became of rows that these may refer to; empty for those that failed
     */
    TaxonBatch(ImportRun run, ObjectMapper mapper, Map<String, UUID> cited, Map<Integer, Optional<UUID>> stored) {
        this.run = run;
        this.json = new TaxonJson(mapper);
        this.resolution = new TaxonResolution(run, cited, stored);
        this.kinship = new TaxonKinship(run, mapper);
    }

    List<RowOutcome> store(List<TaxonRow> rows) {
        run.query("select tree_lock('taxon', $1)::text", run.onConflict() == OnConflict.UPDATE || asks());
        List<TaxonCandidate> shaped = shaped(candidates(rows));
        String taxa = json.write(shaped);
        TaxonRivals rivals = TaxonRivals.of(shaped, taxa, run);
        insert(
                shaped.stream().filter(candidate -> !rivals.meets(candidate)).toList(),
                taxa,
                rivals.byRow().keySet());
        update(meet(shaped.stream().filter(rivals::meets).toList(), rivals));
        return rows.stream().map(row -> outcomes.get(row.number())).toList();
    }

    /** Whether taxa may be made that others of the batch stand below. */
    private boolean asks() {
        return !TaxonImport.asksNobody(run);
    }

    private List<TaxonCandidate> candidates(List<TaxonRow> rows) {
        List<Said> said = rows.stream()
                .flatMap(row -> attempt(row, () -> new Said(row, Proposal.of(row.draft(Optional.empty())))).stream())
                .toList();
        resolution.ask(said);
        return said.stream()
                .flatMap(each -> attempt(each.row(), () -> candidate(each)).stream())
                .toList();
    }

    private TaxonCandidate candidate(Said said) {
        return new TaxonCandidate(said.row(), said.proposal(), resolution.references(said), fresh(said.row()));
    }

    private Taxon fresh(TaxonRow row) {
        Taxon taxon = new Taxon();
        taxon.id = TaxonImport.idOf(run, row.number());
        return taxon;
    }

    private List<TaxonCandidate> shaped(List<TaxonCandidate> candidates) {
        kinship.with(candidates.stream().map(TaxonCandidate::references).toList());
        return candidates.stream()
                .filter(candidate -> holds(candidate.row(), () -> candidate.become(kinship)))
                .toList();
    }

    private boolean holds(TaxonRow row, Runnable step) {
        return attempt(row, () -> {
                    step.run();
                    return row;
                })
                .isPresent();
    }

    private <T> Optional<T> attempt(TaxonRow row, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (Problem problem) {
            fail(row, inColumns(problem.violations()));
            return Optional.empty();
        }
    }

    private void fail(TaxonRow row, List<Violation> why) {
        outcomes.put(row.number(), RowOutcome.failed(row.number(), why));
    }

    /** Rows speak of columns: parent, senior. */
    private static List<Violation> inColumns(List<Violation> violations) {
        return violations.stream()
                .map(v -> switch (v.field()) {
                    case "parent_id" -> new Violation("parent", v.code(), v.message());
                    case "senior_id" -> new Violation("senior", v.code(), v.message());
                    case "bibreference_id" -> new Violation("bibkey", v.code(), v.message());
                    case "bibreference_ids" -> new Violation("bibkeys", v.code(), v.message());
                    case "hybrid_parent_ids" -> new Violation("hybrid_parents", v.code(), v.message());
                    default -> v;
                })
                .toList();
    }

    private void insert(List<TaxonCandidate> candidates, String taxa, Set<Integer> others) {
        if (candidates.isEmpty()) {
            return;
        }
        run.query(INSERT, taxa, others.toArray(Integer[]::new));
        Map<UUID, String> homonyms = homonyms(candidates);
        for (TaxonCandidate candidate : candidates) {
            Taxon taxon = candidate.taxon();
            List<Violation> warnings = new ArrayList<>(
                    taxon.warnings(kinship.above(candidate.references().parent())).stream()
                            .map(warning -> new Violation(warning.field(), warning.code(), warning.message()))
                            .toList());
            Optional.ofNullable(homonyms.get(taxon.id))
                    .ifPresent(other ->
                            warnings.add(new Violation("name", "homonym", "There is " + other + " elsewhere")));
            int number = candidate.number();
            outcomes.put(number, RowOutcome.created(number, taxon.id.toString()).warned(warnings));
        }
    }

    private Map<UUID, String> homonyms(List<TaxonCandidate> candidates) {
        Map<UUID, String> found = new HashMap<>();
        run.query(HOMONYMS, (Object) ids(candidates)).forEach(row -> found.put(row.getUUID(0), row.getString(1)));
        return found;
    }

    /**
     * Rows whose taxon exists; those that are to change it are answered. Two taxa that each have a part of what a row
     * wants are a conflict whatever was asked.
     */
    private List<TaxonCandidate> meet(List<TaxonCandidate> candidates, TaxonRivals rivals) {
        List<TaxonCandidate> changes = new ArrayList<>();
        for (TaxonCandidate candidate : candidates) {
            int number = candidate.number();
            Map<String, UUID> met = rivals.of(candidate);
            String code = met.keySet().iterator().next();
            UUID id = met.values().iterator().next();
            List<Violation> why = List.of(new Violation(
                    code.equals("duplicate_external") ? "external" : "name", code, "There is the taxon " + id));
            boolean same = Set.copyOf(met.values()).size() == 1 && !met.keySet().equals(Set.of("duplicate_valid_name"));
            if (same && TaxonSurroundings.made(id, run)) {
                candidate.taxon().id = id;
                changes.add(candidate);
            } else if (run.onConflict() == OnConflict.FAIL || !same) {
                fail(candidate.row(), why);
            } else if (run.onConflict() == OnConflict.SKIP) {
                outcomes.put(
                        number,
                        new RowOutcome(number, RowOutcome.State.SKIPPED, Optional.of(id.toString()), why, List.of()));
            } else {
                candidate.taxon().id = id;
                changes.add(candidate);
            }
        }
        return changes;
    }

    private void update(List<TaxonCandidate> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        Map<UUID, Known> known = known(candidates);
        List<TaxonCandidate> good = candidates.stream()
                .filter(candidate -> Optional.ofNullable(known.get(candidate.taxon().id))
                        .filter(before -> holds(candidate.row(), () -> change(candidate, before)))
                        .isPresent())
                .toList();
        Set<UUID> changed = new HashSet<>();
        for (Row row : run.query(UPDATE, json.write(good))) {
            Optional.ofNullable(known.get(row.getUUID("id")))
                    .filter(before -> before.version() != row.getLong("version"))
                    .ifPresent(before -> changed.add(before.taxon().id));
        }
        for (TaxonCandidate candidate : candidates) {
            int number = candidate.number();
            String id = candidate.taxon().id.toString();
            outcomes.putIfAbsent(
                    number,
                    changed.contains(candidate.taxon().id)
                            ? RowOutcome.updated(number, id)
                            : RowOutcome.unchanged(number, id));
        }
    }

    private Map<UUID, Known> known(List<TaxonCandidate> candidates) {
        Map<UUID, Known> known = new HashMap<>();
        for (Row row : run.query(KNOWN, (Object) ids(candidates))) {
            known.put(
                    row.getUUID("id"),
                    new Known(
                            json.taxon(row.getString("taxon")),
                            row.getLong("version"),
                            json.read(row.getString("below"), Below.class),
                            row.getBoolean("used")));
        }
        // What the stored taxa refer to stays where a row does not speak of it.
        kinship.with(candidates.stream()
                .flatMap(candidate -> Optional.ofNullable(known.get(candidate.taxon().id)).stream()
                        .map(before -> asBefore(before.taxon(), candidate)))
                .toList());
        return known;
    }

    private static TaxonReferences asBefore(Taxon known, TaxonCandidate candidate) {
        return new TaxonReferences(
                candidate.references().parent(),
                Optional.ofNullable(known.seniorId),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(known.hybridParentIds),
                Optional.empty(),
                Optional.empty());
    }

    private void change(TaxonCandidate candidate, Known known) {
        candidate.become(known.taxon(), kinship, known.below());
        if (known.used()
                && !run.actor().isSuperAdmin()
                && !known.taxon().core().equals(candidate.taxon().core())) {
            throw Problem.rule("", "in_use", "Data refer to it; its name and place are for super admins");
        }
    }

    private static UUID[] ids(Collection<TaxonCandidate> candidates) {
        return candidates.stream().map(candidate -> candidate.taxon().id).toArray(UUID[]::new);
    }
}
