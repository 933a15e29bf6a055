package org.biotrail.catalog.taxon.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.biotrail.catalog.bibreference.Bibliography;
import org.biotrail.catalog.bibreference.Bibliography.Cited;
import org.biotrail.kit.job.Archive;
import org.biotrail.kit.job.ArchiveReader.Rows;
import org.biotrail.kit.problem.Problem;

/** Reads the taxa of a Darwin Core Archive. */
final class DarwinCore {
    static final String VERNACULAR = "vernacularname";
    static final String REFERENCE = "reference";
    static final String IDENTIFIER = "identifier";
    private static final List<String> HIGHER = List.of("family", "order", "class", "phylum", "kingdom");
    private static final Set<String> NOT_VALID = Set.of("invalid", "unaccepted", "rejected", "excluded", "misapplied");

    private final Archive archive;
    private final Rows rows;
    private final Budget budget = new Budget();
    private final Bibliography bibliography = new Bibliography();
    private final Map<String, List<Named>> vernaculars = new HashMap<>();
    private final Map<String, List<Cited>> references = new HashMap<>();
    private final Map<String, List<String>> identifiers = new HashMap<>();

    private record Named(String name, String language, boolean preferred) {}

    DarwinCore(Archive archive, Rows rows) {
        this.archive = archive;
        this.rows = rows;
    }

    /** @param path of {@code meta.xml} */
    void read(String path) throws IOException {
        Descriptor descriptor = Descriptor.read(archive, path);
        if (!descriptor.core().rowType().equals("taxon")) {
            throw Problem.rule(
                    "",
                    "unreadable_file",
                    "The core of the archive is " + descriptor.core().rowType() + ", not Taxon");
        }
        for (Descriptor.Part part : descriptor.extensions()) {
            for (Table table : part.tables()) {
                switch (part.rowType()) {
                    case VERNACULAR -> table.read(archive, (cells, broken) -> vernacular(cells));
                    case REFERENCE -> table.read(archive, (cells, broken) -> reference(cells));
                    case IDENTIFIER -> table.read(archive, (cells, broken) -> identifier(cells));
                    default ->
                        rows.note(
                                "extension_left_out",
                                "The extension " + part.rowType() + " (" + table.name() + ") is not read");
                }
            }
        }
        for (Table table : descriptor.core().tables()) {
            table.read(archive, (cells, broken) -> rows.row(taxon(cells), broken));
        }
    }

    private void vernacular(Table.Cells cells) {
        String name = budget.counted(cells.text("vernacularname"));
        vernaculars
                .computeIfAbsent(cells.text(Descriptor.KEY), key -> new ArrayList<>())
                .add(new Named(
                        name,
                        cells.text("language"),
                        Set.of("true", "1", "yes")
                                .contains(cells.text("ispreferredname").toLowerCase(Locale.ROOT))));
    }

    private void reference(Table.Cells cells) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("title", cells.first("title", "bibliographiccitation"));
        item.put("container-title", cells.text("source"));
        item.put("author", cells.text("creator"));
        item.put("issued", cells.first("date", "created"));
        item.put("note", cells.text("title").isEmpty() ? "" : cells.text("bibliographiccitation"));
        item.put("language", cells.text("language"));
        item.put("id", cells.text("identifier"));
        item.put("type", cells.text("type"));
        bibliography.plain(item).ifPresent(cited -> {
            budget.counted(cited.bibtex());
            references
                    .computeIfAbsent(cells.text(Descriptor.KEY), key -> new ArrayList<>())
                    .add(cited);
        });
    }

    private void identifier(Table.Cells cells) {
        identifiers
                .computeIfAbsent(cells.text(Descriptor.KEY), key -> new ArrayList<>())
                .add(budget.counted(cells.text("identifier")));
    }

    private ObjectNode taxon(Table.Cells cells) {
        TaxonCells taxon = new TaxonCells();
        String key = cells.first(Descriptor.KEY, "taxonid");
        taxon.put("row_key", key);
        taxon.name(
                cells.text("scientificname"),
                cells.text("scientificnameauthorship"),
                cells.first("taxonrank", "verbatimtaxonrank"));
        taxon.put("parent", parent(cells));
        taxon.code(cells.text("nomenclaturalcode"));
        taxon.published(cells.text("namepublishedin"));
        taxon.put("notes", cells.text("taxonremarks"));
        taxon.put("hybrid", cells.text("hybrid"));
        taxon.put("hybrid_parents", cells.text("hybridparents"));
        taxon.put("incertae_sedis", cells.text("incertaesedis"));
        status(taxon, cells, key);
        Stream.concat(
                        Stream.of("taxonid", "scientificnameid", "taxonconceptid")
                                .map(cells::text),
                        identifiers.getOrDefault(key, List.of()).stream())
                .forEach(taxon::identifiers);
        vernaculars
                .getOrDefault(key, List.of())
                .forEach(one -> taxon.vernacular(one.name(), one.language(), one.preferred()));
        references.getOrDefault(key, List.of()).forEach(taxon::cites);
        return taxon.values();
    }

    /** A list without a tree names what stands above in columns of their own; a species is below its genus anyway. */
    private static String parent(Table.Cells cells) {
        String given = cells.first("parentnameusageid", "parentnameusage");
        boolean below = cells.text("scientificname").strip().indexOf(' ') >= 0;
        boolean tree = cells.table().has("parentnameusageid") || cells.table().has("parentnameusage");
        if (!given.isEmpty() || tree || below) {
            return given;
        }
        String rank = cells.text("taxonrank").toLowerCase(Locale.ROOT);
        return HIGHER.stream()
                .skip(HIGHER.indexOf(rank) + 1L)
                .map(cells::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void status(TaxonCells taxon, Table.Cells cells, String key) {
        String accepted = cells.first("acceptednameusageid", "acceptednameusage");
        String status = cells.text("taxonomicstatus").toLowerCase(Locale.ROOT);
        boolean junior = !accepted.isEmpty() && !accepted.equals(key);
        if (status.startsWith("unpublished")) {
            taxon.byPerson(cells.text("scientificnameauthorship"));
        }
        if (junior) {
            taxon.put("senior", accepted);
            taxon.put("_parent_of_accepted", "true");
        } else if (status.contains("synonym") || NOT_VALID.contains(status)) {
            taxon.put("valid", "false");
        }
    }
}
