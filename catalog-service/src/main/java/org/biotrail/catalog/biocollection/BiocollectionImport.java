package org.biotrail.catalog.biocollection;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.biotrail.catalog.imports.KeyedImport;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Violation;

/** Imports biocollections; one is met again by its acronym. */
@ApplicationScoped
class BiocollectionImport extends KeyedImport<BiocollectionDraft, Biocollection> {
    BiocollectionImport() {
        super(
                BiocollectionDraft.class,
                new Key(
                        "biocollection",
                        "acronym",
                        "duplicate_acronym",
                        "(select c.id from biocollection c where upper(c.acronym) = upper(b ->> 'acronym'))"));
    }

    @Override
    public String things() {
        return "biocollections";
    }

    @Override
    protected Biocollection entity(BiocollectionDraft draft, ImportRun run) {
        return new Biocollection().apply(draft);
    }

    @Override
    protected Optional<Violation> addition(Biocollection added, ImportRun run) {
        return managed(added.managed, run);
    }

    @Override
    protected Optional<Violation> refusal(JsonNode stored, Biocollection changed, ImportRun run) {
        boolean own = Biocollections.mayEdit(
                stored.path("created_by").asText(),
                new MemberColumn()
                        .convertToEntityAttribute(stored.path("members").toString()),
                run.actor());
        return own
                ? managed(changed.managed != stored.path("managed").asBoolean(), run)
                : Optional.of(new Violation("", "not_the_creator", "Another user has entered this biocollection"));
    }

    private static Optional<Violation> managed(boolean changes, ImportRun run) {
        return changes && !run.actor().isSuperAdmin()
                ? Optional.of(
                        new Violation("managed", "managed", "A super admin says which biocollections are managed"))
                : Optional.empty();
    }
}
