package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.biotrail.catalog.imports.KeyedImport;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;

/**
 * Imports references from BibTeX, RIS, CSL-JSON, lists of DOIs and tables; one is met again by its DOI, else by its key.
 * Rows with a DOI alone ask its registry before their batch is stored.
 */
@ApplicationScoped
class BibreferenceImport extends KeyedImport<BibreferenceDraft, Bibreference> {
    /** Why a DOI could not be looked up, kept with its row until that is stored. */
    private static final String TROUBLE = "doi_trouble";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DoiRegistries registries;

    BibreferenceImport() {
        super(BibreferenceDraft.class, new Key("bibreference", "bibkey", "duplicate_bibkey", """
                coalesce((select r.id from bibreference r where r.doi = b ->> 'doi'),
                         (select r.id from bibreference r where lower(r.bibkey) = lower(b ->> 'bibkey')))"""));
    }

    @Override
    public String things() {
        return "bibreferences";
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(
                "standardize_key", ImportOption.flag("true: keys are made of first author, year and title", false));
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public Map<String, UnaryOperator<InputStream>> readers() {
        return new ReferenceFiles(json()).readers();
    }

    @Override
    public Map<String, String> endings() {
        return Map.of("bib", "application/x-bibtex", "ris", "application/x-research-info-systems", "txt", "text/plain");
    }

    @Override
    public boolean prepares() {
        return true;
    }

    @Override
    public void prepare(List<StagedRow> rows, ImportRun run) {
        for (StagedRow row : rows) {
            row.text("doi").filter(doi -> row.text("bibtex").isEmpty()).ifPresent(doi -> {
                try {
                    Optional<ObjectNode> found =
                            registries.find(run.actor(), Doi.parse(doi)).await().atMost(PATIENCE);
                    keep(
                            row,
                            found.isPresent() ? "bibtex" : TROUBLE,
                            found.map(Csl::bibtex).orElse("unknown_doi"),
                            run);
                } catch (Problem broken) {
                    keep(row, TROUBLE, broken.violations().get(0).code(), run);
                }
            });
        }
    }

    /** The key and the DOI by which a reference is met again stand in its entry. */
    @Override
    protected ObjectNode prepared(ObjectNode row, ImportRun run) {
        String trouble = row.path(TROUBLE).asText("");
        if (!trouble.isEmpty()) {
            throw Problem.rule("doi", trouble, row.path("doi").asText() + " could not be looked up");
        }
        if (row.path("doi").isTextual()) {
            row.put("doi", Doi.parse(row.path("doi").asText()).value());
        }
        if (row.path("bibtex").isTextual()) {
            BibtexEntry entry = BibtexEntry.parse(row.path("bibtex").asText());
            entry.key().filter(key -> !row.hasNonNull("bibkey")).ifPresent(key -> row.put("bibkey", key));
            entry.verbatim("doi")
                    .filter(doi -> !row.hasNonNull("doi"))
                    .ifPresent(doi -> row.put("doi", Doi.parse(doi).value()));
        }
        return row;
    }

    @Override
    protected Bibreference entity(BibreferenceDraft draft, ImportRun run) {
        Bibreference reference = new Bibreference();
        boolean standardize = "true".equals(run.options().get("standardize_key"));
        reference.apply(draft, standardize).ifPresent(key -> {
            Set<String> taken = new HashSet<>();
            run.query(Bibreferences.TAKEN.formatted("$1", "$2"), key.value(), reference.id)
                    .forEach(row -> taken.add(row.getString(0)));
            reference.bibkey = key.free(taken);
        });
        return reference;
    }

    private static void keep(StagedRow row, String column, String value, ImportRun run) {
        run.query(
                "update job_row set \"values\" = \"values\" || jsonb_build_object($3::text, $4::text)"
                        + " where job_id = $1 and number = $2",
                run.job(),
                row.number(),
                column,
                value);
    }
}
