package org.biotrail.catalog.taxon.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.biotrail.kit.job.ExportRun;

/** Writes a Darwin Core Archive; what Darwin Core has no word for stands in columns of our own. */
final class DarwinCoreWriter {
    private static final String DWC = "http://rs.tdwg.org/dwc/terms/";
    private static final String DC = "http://purl.org/dc/terms/";
    private static final String GBIF = "http://rs.gbif.org/terms/1.0/";
    private static final String OURS = "https://biotrail.org/terms/";

    private static final List<String> TAXON = List.of(
            DWC + "taxonID",
            DWC + "parentNameUsageID",
            DWC + "acceptedNameUsageID",
            DWC + "acceptedNameUsage",
            DWC + "scientificName",
            DWC + "scientificNameAuthorship",
            DWC + "taxonRank",
            DWC + "verbatimTaxonRank",
            DWC + "taxonomicStatus",
            DWC + "nomenclaturalCode",
            DWC + "namePublishedIn",
            DWC + "namePublishedInYear",
            DWC + "kingdom",
            DWC + "phylum",
            DWC + "class",
            DWC + "order",
            DWC + "family",
            DWC + "genus",
            DWC + "subgenus",
            DWC + "specificEpithet",
            DWC + "infraspecificEpithet",
            DWC + "higherClassification",
            DWC + "taxonRemarks",
            DC + "modified",
            OURS + "hybrid",
            OURS + "hybridParents",
            OURS + "incertaeSedis");
    /** The accepted name only where it is in the archive; in words in any case. */
    private static final String TAXA = """
            select v.id::text, case when v.parent_id in (select id from selected) then v.parent_id::text end,
                   case when v.senior_id in (select id from selected) then v.senior_id::text end, v.accepted_name_usage,
                   v.scientific_name, v.scientific_name_authorship, v.rank, v.verbatim_rank, v.taxonomic_status,
                   v.nomenclatural_code, v.bibreference,
                   coalesce((select b.year::text from bibreference b where b.id = v.bibreference_id),
                            substring(v.bibreference from '.*\\m((?:1[5-9]|20)\\d\\d)\\M')),
                   v.kingdom, v.phylum, v.class, v."order", v.family, v.genus, v.subgenus, v.specific_epithet,
                   v.infraspecific_epithet, v.higher_classification, v.notes,
                   to_char(v.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                   nullif(v.hybrid, 'none'), nullif(array_to_string(v.hybrid_parent_ids, '|'), ''),
                   case when v.incertae_sedis then 'true' end
            from selected s join taxon_view v on v.id = s.id order by v.path""";

    private static final List<String> VERNACULAR =
            List.of("", DWC + "vernacularName", DC + "language", GBIF + "isPreferredName");
    private static final String VERNACULARS = """
            select t.id::text, n ->> 'name', n ->> 'language', coalesce(n ->> 'preferred', 'false')
            from selected s join taxon t on t.id = s.id cross join jsonb_array_elements(t.vernacular_names) n""";

    private static final List<String> REFERENCE = List.of(
            "",
            DC + "identifier",
            DC + "bibliographicCitation",
            DC + "title",
            DC + "creator",
            DC + "date",
            DC + "source",
            DC + "type");
    private static final String REFERENCES = """
            select t.id::text, coalesce(b.doi, b.bibkey), b.citation, b.title, b.author, b.year::text, b.journal, b.entry_type
            from selected s join taxon t on t.id = s.id
            join bibreference b on b.id = t.bibreference_id or b.id = any (t.bibreference_ids)""";

    private static final List<String> IDENTIFIER = List.of("", DC + "identifier", DC + "title");
    private static final String IDENTIFIERS = """
            select x.taxon_id::text, x.registry || ':' || x.reference, x.registry
            from selected s join taxon_external x on x.taxon_id = s.id""";

    private final ExportRun run;
    private final Selection selection;
    private final ZipOutputStream zip;

    DarwinCoreWriter(ExportRun run, Selection selection, ZipOutputStream zip) {
        this.run = run;
        this.selection = selection;
        this.zip = zip;
    }

    void write() throws IOException {
        Sheet.text(zip, "meta.xml", descriptor());
        Sheet.text(zip, "eml.xml", metadata());
        table("taxon.txt", TAXON, TAXA);
        table("vernacularname.txt", VERNACULAR, VERNACULARS);
        table("reference.txt", REFERENCE, REFERENCES);
        table("identifier.txt", IDENTIFIER, IDENTIFIERS);
    }

    private void table(String name, List<String> terms, String question) throws IOException {
        List<String> header = terms.stream()
                .map(term -> term.isEmpty() ? "taxonID" : term.substring(term.lastIndexOf('/') + 1))
                .toList();
        Sheet sheet = new Sheet(zip, name, header);
        selection.each(run, question, sheet::row);
        zip.closeEntry();
    }

    private static String descriptor() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
                """
                + part("core", DWC + "Taxon", "taxon.txt", TAXON)
                + part("extension", GBIF + "VernacularName", "vernacularname.txt", VERNACULAR)
                + part("extension", GBIF + "Reference", "reference.txt", REFERENCE)
                + part("extension", GBIF + "Identifier", "identifier.txt", IDENTIFIER)
                + "</archive>\n";
    }

    private static String part(String element, String rowType, String file, List<String> terms) {
        StringBuilder xml = new StringBuilder("  <" + element + " encoding=\"UTF-8\" fieldsTerminatedBy=\"\\t\""
                + " linesTerminatedBy=\"\\n\" fieldsEnclosedBy=\"\" ignoreHeaderLines=\"1\" rowType=\"" + rowType
                + "\">\n    <files><location>" + file + "</location></files>\n    <"
                + (element.equals("core") ? "id" : "coreid") + " index=\"0\"/>\n");
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.get(i).isEmpty()) {
                xml.append("    <field index=\"" + i + "\" term=\"" + terms.get(i) + "\"/>\n");
            }
        }
        return xml.append("  </" + element + ">\n").toString();
    }

    private String metadata() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String root = run.query("select full_name from taxon where id = $1", selection.root())
                .iterator()
                .next()
                .getString(0);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="%1$s" system="biotrail" xml:lang="en">
                  <dataset>
                    <title>Taxa of %2$s</title>
                    <creator><organizationName>Biotrail catalog</organizationName></creator>
                    <pubDate>%3$s</pubDate>
                    <abstract><para>%2$s and all below it, as they stood in the catalog at %4$s.</para></abstract>
                    <contact><organizationName>Biotrail catalog</organizationName></contact>
                  </dataset>
                </eml:eml>
                """.formatted(run.job(), escaped(root), now.toString().substring(0, 10), now);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
