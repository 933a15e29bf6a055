package org.biotrail.catalog.taxon.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.biotrail.catalog.bibreference.Bibliography;
import org.biotrail.catalog.bibreference.Bibliography.Cited;
import org.biotrail.kit.job.Archive;
import org.biotrail.kit.job.ArchiveReader.Rows;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/**
 * Reads the taxa of a Catalogue of Life Data Package: {@code NameUsage}, or {@code Name}, {@code Taxon} and
 * {@code Synonym}, with {@code Reference} and {@code VernacularName}.
 */
final class Coldp {
    private static final Set<String> READ =
            Set.of("nameusage", "name", "taxon", "synonym", "reference", "vernacularname");
    private static final Set<String> TABLES = Set.of("csv", "tsv", "tab", "txt");
    private static final int LARGEST_BIBLIOGRAPHY = 32 << 20;
    /** The fields of CSL by the columns of the table of references. */
    private static final Map<String, String> CSL = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("type", "type"),
            Map.entry("author", "author"),
            Map.entry("editor", "editor"),
            Map.entry("title", "title"),
            Map.entry("containertitle", "container-title"),
            Map.entry("issued", "issued"),
            Map.entry("volume", "volume"),
            Map.entry("issue", "issue"),
            Map.entry("edition", "edition"),
            Map.entry("page", "page"),
            Map.entry("publisher", "publisher"),
            Map.entry("publisherplace", "publisher-place"),
            Map.entry("isbn", "ISBN"),
            Map.entry("issn", "ISSN"),
            Map.entry("doi", "DOI"),
            Map.entry("link", "URL"),
            Map.entry("remarks", "note"));

    private final Archive archive;
    private final Rows rows;
    private final ObjectMapper json;
    private final Budget budget = new Budget();
    private final Bibliography bibliography = new Bibliography();
    private final Map<String, Cited> references = new HashMap<>();
    private final Map<String, List<Common>> vernaculars = new HashMap<>();
    private final Map<String, List<String>> files = new TreeMap<>();

    private record Common(String name, String language, boolean preferred) {}

    Coldp(Archive archive, Rows rows, ObjectMapper json) {
        this.archive = archive;
        this.rows = rows;
        this.json = json;
        archive.names()
                .forEach(name -> files.computeIfAbsent(entity(name), any -> new ArrayList<>())
                        .add(name));
    }

    /** Whether there are the tables of taxa at all. */
    boolean isOne() {
        return table("nameusage").isPresent()
                || (table("name").isPresent() && table("taxon").isPresent());
    }

    void read() throws IOException {
        references();
        for (String file : tables("vernacularname")) {
            Table.named(archive, file).read(archive, (cells, broken) -> vernacular(cells));
        }
        if (table("nameusage").isPresent()) {
            for (String file : tables("nameusage")) {
                Table.named(archive, file).read(archive, this::usage);
            }
        } else {
            namesAndTaxa();
        }
        files.forEach((entity, names) -> names.stream()
                .filter(name -> !READ.contains(entity) && TABLES.contains(ending(name)))
                .forEach(name -> rows.note("extension_left_out", "The table " + name + " is not read")));
    }

    private void references() throws IOException {
        for (String file : files.getOrDefault("reference", List.of())) {
            switch (ending(file)) {
                case "bib" -> bibliography.bibtex(text(file)).forEach(this::keep);
                case "json" -> bibliography.csl(items(text(file))).forEach(this::keep);
                case "jsonl", "ndjson" -> {
                    for (String line :
                            text(file).lines().filter(one -> !one.isBlank()).toList()) {
                        bibliography
                                .csl(json.createArrayNode().add(items(line)))
                                .forEach(this::keep);
                    }
                }
                default -> Table.named(archive, file).read(archive, (cells, broken) -> reference(cells));
            }
        }
    }

    private void reference(Table.Cells cells) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        CSL.forEach((column, field) -> item.put(field, cells.text(column)));
        if (cells.text("title").isEmpty()) {
            item.put("title", cells.text("citation"));
        }
        Optional<Cited> cited = bibliography.plain(item);
        cited.ifPresent(this::keep);
        if (cited.isEmpty()) {
            rows.note("reference_left_out", "The reference " + cells.text("id") + " cannot be read");
        }
    }

    private void keep(Cited cited) {
        budget.counted(cited.bibtex());
        references.put(cited.id(), cited);
    }

    private void vernacular(Table.Cells cells) {
        vernaculars
                .computeIfAbsent(cells.text("taxonid"), key -> new ArrayList<>())
                .add(new Common(
                        budget.counted(cells.text("name")), cells.text("language"), isTrue(cells.text("preferred"))));
    }

    /** A name usage: of a synonym the parent is its accepted name. */
    private void usage(Table.Cells cells, List<Violation> broken) {
        TaxonCells taxon = new TaxonCells();
        String status = cells.text("status").toLowerCase(Locale.ROOT);
        taxon.put("row_key", cells.text("id"));
        if (status.contains("synonym") || status.equals("misapplied")) {
            taxon.put("senior", cells.text("parentid"));
            taxon.put("parent", cells.text("nameparentid"));
        } else {
            taxon.put("parent", cells.text("parentid"));
            if (status.equals("bare name")) {
                taxon.put("valid", "false");
            }
        }
        name(taxon, cells);
        if (cells.text("namestatus").equalsIgnoreCase("manuscript")) {
            taxon.byPerson(cells.text("authorship"));
        }
        about(taxon, cells, cells.text("id"));
        rows.row(taxon.values(), misapplied(status, broken));
    }

    private void namesAndTaxa() throws IOException {
        Map<String, Table.Cells> names = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (String file : tables("name")) {
            Table.named(archive, file).read(archive, (cells, broken) -> {
                cells.cells().forEach(budget::counted);
                names.put(cells.text("id"), cells);
            });
        }
        for (String file : tables("taxon")) {
            Table.named(archive, file).read(archive, (cells, broken) -> {
                TaxonCells taxon = new TaxonCells();
                taxon.put("row_key", cells.text("id"));
                taxon.put("parent", cells.text("parentid"));
                named(taxon, cells, names, used);
                about(taxon, cells, cells.text("id"));
                rows.row(taxon.values(), broken);
            });
        }
        for (String file : tables("synonym")) {
            Table.named(archive, file).read(archive, (cells, broken) -> {
                TaxonCells taxon = new TaxonCells();
                taxon.put("row_key", cells.first("id", "nameid"));
                taxon.put("senior", cells.text("taxonid"));
                named(taxon, cells, names, used);
                about(taxon, cells, "");
                rows.row(taxon.values(), misapplied(cells.text("status").toLowerCase(Locale.ROOT), broken));
            });
        }
        long bare = names.keySet().stream().filter(id -> !used.contains(id)).count();
        if (bare > 0) {
            rows.note("names_left_out", bare + " names belong to no taxon and are not read");
        }
    }

    private void named(TaxonCells taxon, Table.Cells cells, Map<String, Table.Cells> names, Set<String> used) {
        String id = cells.text("nameid");
        Table.Cells name = names.get(id);
        if (name != null) {
            used.add(id);
            name(taxon, name);
            published(taxon, name, "referenceid");
            taxon.identifiers(name.text("alternativeid"));
            taxon.identifiers(id);
        }
    }

    private void name(TaxonCells taxon, Table.Cells cells) {
        taxon.name(cells.text("scientificname"), cells.text("authorship"), cells.text("rank"));
        taxon.code(cells.text("code"));
        published(taxon, cells, "namereferenceid");
        taxon.identifiers(cells.text("namealternativeid"));
    }

    private void published(TaxonCells taxon, Table.Cells cells, String column) {
        String id = cells.text(column);
        Cited cited = references.get(id);
        if (cited != null) {
            taxon.published(cited.citation());
            taxon.cites(cited);
        } else {
            taxon.published(cells.text("namepublishedin"));
        }
    }

    private void about(TaxonCells taxon, Table.Cells cells, String key) {
        taxon.identifiers(cells.text("id"));
        taxon.identifiers(cells.text("alternativeid"));
        taxon.put("notes", cells.text("remarks"));
        taxon.put("hybrid", cells.text("hybrid"));
        taxon.put("hybrid_parents", cells.text("hybridparents"));
        taxon.put("incertae_sedis", cells.text("incertaesedis"));
        for (String id : cells.text("referenceid").split("[,|;\\s]+", -1)) {
            Optional.ofNullable(references.get(id)).ifPresent(taxon::cites);
        }
        vernaculars
                .getOrDefault(key, List.of())
                .forEach(one -> taxon.vernacular(one.name(), one.language(), one.preferred()));
    }

    /** A name that somebody used for another taxon is no synonym. */
    private static List<Violation> misapplied(String status, List<Violation> broken) {
        return status.equals("misapplied")
                ? List.of(new Violation("senior", "misapplied_name", "A misapplied name is no name of this taxon"))
                : broken;
    }

    private static boolean isTrue(String text) {
        return Set.of("true", "1", "yes").contains(text.toLowerCase(Locale.ROOT));
    }

    private String text(String file) throws IOException {
        try (InputStream bytes = archive.open(file).orElseThrow()) {
            byte[] read = bytes.readNBytes(LARGEST_BIBLIOGRAPHY + 1);
            if (read.length > LARGEST_BIBLIOGRAPHY) {
                throw Problem.rule("", "archive_too_large", file + " has more than 32 MB");
            }
            return new String(read, StandardCharsets.UTF_8);
        }
    }

    private JsonNode items(String text) {
        try {
            return json.readTree(text);
        } catch (IOException unreadable) {
            throw Problem.rule("", "unreadable_file", "The references of the archive are no JSON");
        }
    }

    private Optional<String> table(String entity) {
        return tables(entity).stream().findFirst();
    }

    private List<String> tables(String entity) {
        return files.getOrDefault(entity, List.of()).stream()
                .filter(name -> TABLES.contains(ending(name)))
                .toList();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** {@code NameUsage} of {@code package/NameUsage.tsv}; some write {@code name_usage}. */
    private static String entity(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        return (dot < 0 ? file : file.substring(0, dot))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[_-]", "");
    }
}
