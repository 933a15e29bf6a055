package org.biotrail.catalog.taxon.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.biotrail.kit.job.ExportRun;

/** Writes a Catalogue of Life Data Package; what it has no word for stands in columns of our own. */
final class ColdpWriter {
    private static final List<String> USAGE = List.of(
            "ID",
            "parentID",
            "nameParentID",
            "status",
            "nameStatus",
            "scientificName",
            "authorship",
            "rank",
            "code",
            "namePublishedIn",
            "nameReferenceID",
            "referenceID",
            "alternativeID",
            "hybrid",
            "hybridParents",
            "incertaeSedis",
            "remarks",
            "modified");
    /** A synonym's parent is its accepted name here; where its own name hangs stands beside it. */
    private static final String USAGES = """
            select v.id::text,
                   (select x.id::text from selected x where x.id = coalesce(v.senior_id, v.parent_id)),
                   case when v.senior_id is not null then (select x.id::text from selected x where x.id = v.parent_id) end,
                   case when v.senior_id is not null then 'synonym' when v.valid then 'accepted' else 'bare name' end,
                   case when not v.published then 'manuscript' end,
                   v.full_name, v.scientific_name_authorship, v.rank,
                   case v.nomenclatural_code when 'ICN' then 'botanical' when 'ICZN' then 'zoological'
                        when 'ICNP' then 'bacterial' when 'ICTV' then 'viral' else 'cultivars' end,
                   v.bibreference,
                   (select b.bibkey from bibreference b where b.id = v.bibreference_id),
                   (select string_agg(b.bibkey, ',' order by b.bibkey) from bibreference b where b.id = any (v.bibreference_ids)),
                   (select string_agg(x.registry || ':' || x.reference, ',' order by x.registry)
                    from taxon_external x where x.taxon_id = v.id),
                   nullif(v.hybrid, 'none'), nullif(array_to_string(v.hybrid_parent_ids, '|'), ''),
                   case when v.incertae_sedis then 'true' end, v.notes,
                   to_char(v.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            from selected s join taxon_view v on v.id = s.id order by v.path""";

    private static final List<String> VERNACULAR = List.of("taxonID", "name", "language", "preferred");
    private static final String VERNACULARS = """
            select t.id::text, n ->> 'name', n ->> 'language', coalesce(n ->> 'preferred', 'false')
            from selected s join taxon t on t.id = s.id cross join jsonb_array_elements(t.vernacular_names) n""";
    private static final String REFERENCES = """
            select distinct on (b.id)
                   (b.csl || jsonb_build_object('id', b.bibkey)
                          || case when b.doi is null then '{}' else jsonb_build_object('DOI', b.doi) end)::text
            from selected s join taxon t on t.id = s.id
            join bibreference b on b.id = t.bibreference_id or b.id = any (t.bibreference_ids)
            order by b.id""";

    private final ExportRun run;
    private final Selection selection;
    private final ZipOutputStream zip;

    ColdpWriter(ExportRun run, Selection selection, ZipOutputStream zip) {
        this.run = run;
        this.selection = selection;
        this.zip = zip;
    }

    void write() throws IOException {
        String root = run.query("select full_name from taxon where id = $1", selection.root())
                .iterator()
                .next()
                .getString(0);
        Sheet.text(zip, "metadata.yaml", """
                title: 'Taxa of %s'
                issued: %s
                creator:
                  - organisation: Biotrail catalog
                """.formatted(root.replace("'", "''"), LocalDate.now(ZoneOffset.UTC)));
        table("NameUsage.tsv", USAGE, USAGES);
        table("VernacularName.tsv", VERNACULAR, VERNACULARS);
        references();
    }

    private void table(String name, List<String> columns, String question) throws IOException {
        Sheet sheet = new Sheet(zip, name, columns);
        selection.each(run, question, sheet::row);
        zip.closeEntry();
    }

    private void references() throws IOException {
        zip.putNextEntry(new ZipEntry("reference.json"));
        String[] between = {"[\n"};
        selection.each(run, REFERENCES, row -> {
            zip.write((between[0] + row.getString(0)).getBytes(StandardCharsets.UTF_8));
            between[0] = ",\n";
        });
        zip.write((between[0].startsWith("[") ? "[]\n" : "\n]\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
