package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Stores rows that do not refer to each other, with a number of statements that does not depend on how many they are. */
final class TaxonBatch {
    private static final String RESOLVED =
            "select ref, array(select taxon_matches(ref)) as ids from unnest($1::text[]) ref";
    private static final String LINEAGES = "select id, lineage::text from taxon_lineages($1)";
    private static final String RELATIVES =
            "select t.id, taxon_relative(t)::text as relative from taxon t where t.id = any($1::uuid[])";
    private static final String BELOW = "select id, taxon_below(id)::text as below from unnest($1::uuid[]) id";

    /** Taxa that have what new ones want: a reference, the whole name, or the name of a valid one. */
    private static final String TAKEN = """
            select n.number, 'duplicate_external' as code, x.taxon_id as id
            from jsonb_to_recordset($1::text::jsonb) n (number int, external jsonb)
            cross join jsonb_array_elements(n.external) e
            join taxon_external x on x.registry = e ->> 'registry' and x.reference = e ->> 'reference'
            union all
            select n.number,
                   case when t.author is not distinct from n.author and t.author_id is not distinct from n.author_id
                        then 'duplicate_name' else 'duplicate_valid_name' end,
                   t.id
            from jsonb_to_recordset($1::text::jsonb)
                n (number int, parent_id uuid, name text, rank text, author text, author_id uuid, valid boolean)
            join taxon t on t.parent_id = n.parent_id and t.name = n.name and t.rank = n.rank
            where (t.author is not distinct from n.author and t.author_id is not distinct from n.author_id)
               or (t.valid and n.valid)""";

    private static final String COLUMNS = """
            id, name, rank, parent_id, valid, senior_id, author, author_id, bibreference, nomenclatural_code, hybrid,
            incertae_sedis, external, notes, verbatim_rank, name_whole""";
    private static final String TYPES = """
            (id uuid, name text, rank text, parent_id uuid, valid boolean, senior_id uuid, author text, author_id uuid,
            bibreference text, nomenclatural_code text, hybrid text, incertae_sedis boolean, external jsonb, notes text,
            verbatim_rank text, name_whole boolean)""";
    private static final String INSERT = "insert into taxon (" + COLUMNS + ") select " + COLUMNS
            + " from jsonb_to_recordset($1::text::jsonb) n " + TYPES;
    private static final String UPDATE = "update taxon t set (" + COLUMNS + ") = (select "
            + Stream.of(COLUMNS.split(",\\s*")).map(column -> "n." + column).collect(Collectors.joining(", "))
            + ") from jsonb_to_recordset($1::text::jsonb) n " + TYPES
            + " where t.id = n.id returning t.id, t.version";
    private static final String KNOWN = """
            select t.id, t.version, to_jsonb(t)::text as taxon from taxon t where t.id = any($1::uuid[])""";
    private static final String HOMONYMS = """
            select distinct on (t.id) t.id, o.scientific_name
            from taxon t join taxon o on lower(o.full_name) = lower(t.full_name) and o.id <> t.id
            where t.id = any($1::uuid[]) and o.parent_id is distinct from t.parent_id
            order by t.id, o.id""";

    private final ImportRun run;
    private final ObjectMapper json;
    private final Map<Integer, Optional<UUID>> stored;
    private final Map<Integer, RowOutcome> outcomes = new HashMap<>();
    private Map<UUID, Lineage> lineages = Map.of();
    private Map<UUID, Relative> relatives = Map.of();

    /** A row under way: what it refers to, and what it becomes. */
    private record Work(
            TaxonRow row,
            UUID parent,
            @Nullable UUID senior,
            @Nullable UUID person,
            Taxon taxon) {}

    /** @param stored what became of rows that these may refer to; empty for those that failed */
    TaxonBatch(ImportRun run, ObjectMapper json, Map<Integer, Optional<UUID>> stored) {
        this.run = run;
        this.json = json;
        this.stored = stored;
    }

    List<RowOutcome> store(List<TaxonRow> rows) {
        run.query("select taxon_lock($1)::text", run.onConflict() == OnConflict.UPDATE);
        Map<String, Optional<UUID>> taxa = resolved(rows);
        Map<String, List<String>> persons = persons(rows);
        List<Work> works = rows.stream()
                .flatMap(row -> attempt(row, () -> begin(row, taxa, persons)).stream())
                .toList();
        load(works);
        works = works.stream()
                .filter(work -> attempt(work.row(), () -> {
                            become(work, Optional.empty(), Below.NOTHING);
                            return work;
                        })
                        .isPresent())
                .toList();
        Map<Integer, Map<String, UUID>> taken = taken(works);
        insert(works.stream()
                .filter(work -> !taken.containsKey(work.row().number()))
                .toList());
        meet(
                works.stream()
                        .filter(work -> taken.containsKey(work.row().number()))
                        .toList(),
                taken);
        return rows.stream().map(row -> outcomes.get(row.number())).toList();
    }

    private interface Step<T> {
        T take();
    }

    private <T> Optional<T> attempt(TaxonRow row, Step<T> step) {
        try {
            return Optional.of(step.take());
        } catch (Problem problem) {
            outcomes.put(row.number(), RowOutcome.failed(row.number(), inColumns(problem.violations())));
            return Optional.empty();
        }
    }

    /** Rows speak of columns: parent, senior, and the registry's own. */
    private static List<Violation> inColumns(List<Violation> violations) {
        return violations.stream()
                .map(v -> switch (v.field()) {
                    case "parent_id" -> new Violation("parent", v.code(), v.message());
                    case "senior_id" -> new Violation("senior", v.code(), v.message());
                    default -> v;
                })
                .toList();
    }

    private Work begin(TaxonRow row, Map<String, Optional<UUID>> taxa, Map<String, List<String>> persons) {
        UUID person = row.row()
                .text("author_id")
                .map(text -> one("author_id", text, persons.getOrDefault(text, List.of())))
                .orElse(null);
        Optional<UUID> senior = meant(row, "senior", row.text("senior"), taxa);
        Proposal first = Proposal.of(row.draft(null, senior.orElse(null), person, Optional.empty()));
        UUID parent = meant(row, "parent", row.text("parent").or(first::parentInName), taxa)
                .orElseGet(() -> {
                    if (first.needsParent()) {
                        throw Problem.rule("parent", "parent_required", "Clades and names below genus need a parent");
                    }
                    return Taxon.LIFE;
                });
        Taxon taxon = new Taxon();
        taxon.id = TaxonImport.idOf(run, row.number());
        return new Work(row, parent, senior.orElse(null), person, taxon);
    }

    private Optional<UUID> meant(TaxonRow row, String column, Optional<String> text, Map<String, Optional<UUID>> taxa) {
        Optional<Integer> link = row.link(column);
        if (link.isPresent()) {
            return Optional.of(stored.getOrDefault(link.get(), Optional.empty())
                    .orElseThrow(() -> Problem.rule(
                            column, "depends_on_failed", "It refers to row " + link.get() + ", which fails")));
        }
        return text.map(ref -> {
            Optional<UUID> found = taxa.get(ref);
            if (found == null) {
                throw Problem.rule(column, "ambiguous_reference", "There are several taxa " + ref);
            }
            return found.orElseThrow(() -> Problem.rule(column, "unknown_reference", "There is no taxon " + ref));
        });
    }

    private static UUID one(String column, String text, List<String> ids) {
        if (ids.size() != 1) {
            throw Problem.rule(
                    column,
                    ids.isEmpty() ? "unknown_reference" : "ambiguous_reference",
                    "There is not one person " + text);
        }
        return UUID.fromString(ids.get(0));
    }

    /** Texts with what they refer to; those that refer to several taxa are absent. */
    private Map<String, Optional<UUID>> resolved(List<TaxonRow> rows) {
        Set<String> texts = new HashSet<>();
        for (TaxonRow row : rows) {
            row.text("senior").filter(text -> row.link("senior").isEmpty()).ifPresent(texts::add);
            if (row.link("parent").isEmpty()) {
                row.text("parent").or(() -> parentInName(row)).ifPresent(texts::add);
            }
        }
        Map<String, Optional<UUID>> found = new HashMap<>();
        if (!texts.isEmpty()) {
            for (Row row : run.query(RESOLVED, (Object) texts.toArray(String[]::new))) {
                UUID[] ids = row.getArrayOfUUIDs("ids");
                if (ids.length < 2) {
                    found.put(row.getString("ref"), Stream.of(ids).findFirst());
                }
            }
        }
        return found;
    }

    private static Optional<String> parentInName(TaxonRow row) {
        try {
            return Proposal.of(row.draft(null, null, null, Optional.empty())).parentInName();
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    private Map<String, List<String>> persons(List<TaxonRow> rows) {
        List<String> texts = rows.stream()
                .flatMap(row -> row.row().text("author_id").stream())
                .distinct()
                .toList();
        return texts.isEmpty() ? Map.of() : run.resolve("person", texts);
    }

    private void load(List<Work> works) {
        lineages = new HashMap<>();
        UUID[] parents = works.stream().map(Work::parent).distinct().toArray(UUID[]::new);
        for (Row row : run.query(LINEAGES, (Object) parents)) {
            lineages.put(row.getUUID("id"), new Lineage(List.of(read(row.getString("lineage"), Relative[].class))));
        }
        relatives = new HashMap<>();
        UUID[] seniors = works.stream()
                .flatMap(work -> Optional.ofNullable(work.senior()).stream())
                .distinct()
                .toArray(UUID[]::new);
        if (seniors.length > 0) {
            for (Row row : run.query(RELATIVES, (Object) seniors)) {
                relatives.put(row.getUUID("id"), read(row.getString("relative"), Relative.class));
            }
        }
    }

    private void become(Work work, Optional<Taxon> known, Below below) {
        Proposal proposal = Proposal.of(work.row().draft(work.parent(), work.senior(), work.person(), known));
        Optional<Relative> senior = proposal.seniorId()
                .map(id -> Optional.ofNullable(relatives.get(id))
                        .orElseThrow(() -> Problem.rule("senior", "unknown_reference", "There is no such taxon")));
        Lineage above = Optional.ofNullable(lineages.get(work.parent()))
                .orElseThrow(() -> Problem.rule("parent", "unknown_reference", "There is no such taxon"));
        work.taxon().become(proposal, new Kin(above, senior, List.of(), below), false);
    }

    /** Rows whose taxa exist, or that want the same as a row before them: by code, whom they meet. */
    private Map<Integer, Map<String, UUID>> taken(List<Work> works) {
        Map<Integer, Map<String, UUID>> taken = new LinkedHashMap<>();
        for (Row row : run.query(TAKEN, text(works))) {
            taken.computeIfAbsent(row.getInteger("number"), number -> new LinkedHashMap<>())
                    .putIfAbsent(row.getString("code"), row.getUUID("id"));
        }
        Map<String, UUID> wanted = new HashMap<>();
        for (Work work : works) {
            Taxon taxon = work.taxon();
            String place = taxon.parentId + "\n" + taxon.rank + "\n" + taxon.name;
            Map<String, String> keys = new LinkedHashMap<>();
            taxon.external.forEach(reference -> keys.put(reference.toString(), "duplicate_external"));
            keys.put(place + "\n" + taxon.author + "\n" + taxon.authorId, "duplicate_name");
            if (taxon.valid) {
                keys.put(place, "duplicate_valid_name");
            }
            boolean free = !taken.containsKey(work.row().number());
            for (Map.Entry<String, String> key : keys.entrySet()) {
                UUID other = free ? wanted.get(key.getKey()) : null;
                if (other != null) {
                    taken.computeIfAbsent(work.row().number(), number -> new LinkedHashMap<>())
                            .putIfAbsent(key.getValue(), other);
                }
            }
            if (!taken.containsKey(work.row().number())) {
                keys.keySet().forEach(key -> wanted.put(key, taxon.id));
            }
        }
        return taken;
    }

    private void insert(List<Work> works) {
        if (works.isEmpty()) {
            return;
        }
        run.query(INSERT, text(works));
        Map<UUID, String> homonyms = homonyms(works);
        for (Work work : works) {
            Taxon taxon = work.taxon();
            List<Violation> warnings = new ArrayList<>(
                    taxon.warnings(lineages.getOrDefault(work.parent(), new Lineage(List.of()))).stream()
                            .map(warning -> new Violation(warning.field(), warning.code(), warning.message()))
                            .toList());
            Optional.ofNullable(homonyms.get(taxon.id))
                    .ifPresent(other ->
                            warnings.add(new Violation("name", "homonym", "There is " + other + " elsewhere")));
            int number = work.row().number();
            outcomes.put(number, RowOutcome.created(number, taxon.id.toString()).warned(warnings));
        }
    }

    private Map<UUID, String> homonyms(List<Work> works) {
        Map<UUID, String> found = new HashMap<>();
        UUID[] ids = works.stream().map(work -> work.taxon().id).toArray(UUID[]::new);
        run.query(HOMONYMS, (Object) ids).forEach(row -> found.put(row.getUUID(0), row.getString(1)));
        return found;
    }

    /** Rows whose taxon exists. Two taxa that each have a part of what a row wants are a conflict whatever was asked. */
    private void meet(List<Work> works, Map<Integer, Map<String, UUID>> taken) {
        List<Work> changes = new ArrayList<>();
        for (Work work : works) {
            int number = work.row().number();
            Map<String, UUID> met = taken.getOrDefault(number, Map.of());
            String code = met.keySet().iterator().next();
            UUID id = met.values().iterator().next();
            List<Violation> why = List.of(new Violation(
                    code.equals("duplicate_external") ? "external" : "name", code, "There is the taxon " + id));
            boolean same = Set.copyOf(met.values()).size() == 1 && !met.keySet().equals(Set.of("duplicate_valid_name"));
            if (run.onConflict() == OnConflict.FAIL || !same) {
                outcomes.put(number, RowOutcome.failed(number, why));
            } else if (run.onConflict() == OnConflict.SKIP) {
                outcomes.put(
                        number,
                        new RowOutcome(number, RowOutcome.State.SKIPPED, Optional.of(id.toString()), why, List.of()));
            } else {
                work.taxon().id = id;
                changes.add(work);
            }
        }
        update(changes);
    }

    private void update(Collection<Work> works) {
        if (works.isEmpty()) {
            return;
        }
        UUID[] ids = works.stream().map(work -> work.taxon().id).toArray(UUID[]::new);
        Map<UUID, Below> below = new HashMap<>();
        run.query(BELOW, (Object) ids)
                .forEach(row -> below.put(row.getUUID("id"), read(row.getString("below"), Below.class)));
        Map<UUID, Taxon> known = new HashMap<>();
        Map<UUID, Long> versions = new HashMap<>();
        for (Row row : run.query(KNOWN, (Object) ids)) {
            known.put(row.getUUID("id"), taxon(read(row.getString("taxon"), ObjectNode.class)));
            versions.put(row.getUUID("id"), row.getLong("version"));
        }
        List<Work> good = works.stream()
                .filter(work -> known.containsKey(work.taxon().id))
                .filter(work -> attempt(work.row(), () -> {
                            Optional<Taxon> before = Optional.ofNullable(known.get(work.taxon().id));
                            become(work, before, below.getOrDefault(work.taxon().id, Below.NOTHING));
                            return work;
                        })
                        .isPresent())
                .toList();
        Set<UUID> changed = new HashSet<>();
        for (Row row : run.query(UPDATE, text(good))) {
            if (!row.getLong("version").equals(versions.get(row.getUUID("id")))) {
                changed.add(row.getUUID("id"));
            }
        }
        for (Work work : works) {
            int number = work.row().number();
            String id = work.taxon().id.toString();
            outcomes.putIfAbsent(
                    number,
                    changed.contains(work.taxon().id)
                            ? RowOutcome.updated(number, id)
                            : RowOutcome.unchanged(number, id));
        }
    }

    private Taxon taxon(ObjectNode row) {
        Taxon taxon = new Taxon();
        taxon.name = row.path("name").asText();
        taxon.rank = Rank.of(row.path("rank").asText());
        taxon.valid = row.path("valid").asBoolean();
        taxon.author = row.path("author").textValue();
        taxon.bibreference = row.path("bibreference").textValue();
        taxon.nomenclaturalCode =
                NomenclaturalCode.of(row.path("nomenclatural_code").asText());
        taxon.hybrid = Hybrid.of(row.path("hybrid").asText());
        taxon.incertaeSedis = row.path("incertae_sedis").asBoolean();
        taxon.external = List.of(read(row.path("external").toString(), ExternalReference[].class));
        taxon.notes = row.path("notes").textValue();
        taxon.verbatimRank = row.path("verbatim_rank").textValue();
        taxon.nameWhole = row.path("name_whole").asBoolean();
        return taxon;
    }

    /** The taxa as SQL takes them, in their order. */
    private String text(Collection<Work> works) {
        ArrayNode rows = json.createArrayNode();
        for (Work work : works) {
            Taxon taxon = work.taxon();
            rows.addObject()
                    .put("number", work.row().number())
                    .put("id", taxon.id.toString())
                    .put("name", taxon.name)
                    .put("rank", taxon.rank.word())
                    .put("parent_id", work.parent().toString())
                    .put("valid", taxon.valid)
                    .put("senior_id", taxon.seniorId == null ? null : taxon.seniorId.toString())
                    .put("author", taxon.author)
                    .put("author_id", taxon.authorId == null ? null : taxon.authorId.toString())
                    .put("bibreference", taxon.bibreference)
                    .put("nomenclatural_code", taxon.nomenclaturalCode.name())
                    .put("hybrid", taxon.hybrid.word())
                    .put("incertae_sedis", taxon.incertaeSedis)
                    .put("notes", taxon.notes)
                    .put("verbatim_rank", taxon.verbatimRank)
                    .put("name_whole", taxon.nameWhole)
                    .set("external", json.valueToTree(taxon.external));
        }
        return rows.toString();
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }
}
