package org.biotrail.catalog.taxon.archive;

import java.io.IOException;
import java.util.UUID;
import org.biotrail.kit.job.ExportRun;

/**
 * The taxa of an export: the root and all below it, and the synonyms of these, wherever they stand, with what stands
 * above those, so that the archive has everything that its taxa refer to.
 *
 * @param synonyms whether names that have an accepted one are part of it
 */
record Selection(UUID root, boolean synonyms) {
    private static final String SELECTED = """
            with root as materialized (select r.path from taxon r where r.id = $1),
            inside as materialized (
                select t.id from taxon t, root
                where taxon_within(t.path, root.path) and t.parent_id is not null and ($2 or t.senior_id is null)),
            selected as materialized (
                select id from inside
                union
                select a.id
                from inside i join taxon j on j.senior_id = i.id join taxon a on a.node = any (taxon_nodes(j.path))
                where $2 and a.parent_id is not null)
            """;

    private static final String COUNT = """
            select count(*) + coalesce(sum(jsonb_array_length(t.vernacular_names) + jsonb_array_length(t.external)
                                           + cardinality(t.bibreference_ids)), 0)
            from selected s join taxon t on t.id = s.id""";

    /** How many rows there will be, about. */
    long count(ExportRun run) {
        return run.query(SELECTED + COUNT, root, synonyms).iterator().next().getLong(0);
    }

    /** @param question over {@code selected}, the ids */
    void each(ExportRun run, String question, ExportRun.RowReader reader) throws IOException {
        run.each(SELECTED + question, reader, root, synonyms);
    }
}
