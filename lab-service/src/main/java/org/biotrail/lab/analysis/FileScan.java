package org.biotrail.lab.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.lab.analysis.file.RunFile;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.BenchSettings;
import org.biotrail.lab.bench.ImportTables;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Resolving;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.quantity.CatalogUnits;

/**
 * {@code POST /analyses/files/scans}: files below a root against the analyses of their names, or new analyses of them, one
 * a row of the job.
 */
@ApplicationScoped
class FileScan implements RowImport {
    static final String THINGS = "analysis-files";

    private static final String FIND = """
            select cast(coalesce((select to_jsonb(n) from (select * from analysis
              where lower(filename) = lower($1) and may_see('analysis', id) for no key update) n), cast('null' as jsonb)) as text)""";

    private static final Resolving<AnalysisDraft> DRAFTS = new Resolving<>(AnalysisDraft.class);

    @Inject
    FileRoots roots;

    @Inject
    AnalysisFiles files;

    @Inject
    Analyses analyses;

    @Inject
    CatalogUnits units;

    @Inject
    BenchSettings settings;

    @Override
    public String things() {
        return THINGS;
    }

    @Override
    public List<String> columns() {
        return List.of("path");
    }

    /** A file may take minutes; each has a transaction of its own. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        List<RowOutcome> outcomes = new ArrayList<>();
        for (StagedRow row : rows) {
            try {
                outcomes.add(work(row, run));
            } catch (Problem problem) {
                outcomes.add(RowOutcome.failed(
                        row.number(),
                        problem.violations().isEmpty()
                                ? List.of(
                                        new Violation("path", "unreadable_file", String.valueOf(problem.getMessage())))
                                : problem.violations()));
            }
        }
        return outcomes;
    }

    private RowOutcome work(StagedRow row, ImportRun run) {
        String root = run.options().getOrDefault("root", "");
        String path = row.text("path").orElse("");
        Path file = roots.file(root, path);
        String stem = FileStem.parse(String.valueOf(file.getFileName())).text();
        boolean full = !"header".equals(run.options().get("depth"));
        String uri = root + "/" + path;
        return "register".equals(run.options().get("mode"))
                ? registered(row, stem, uri, () -> read(file, full), run)
                : verified(row, stem, uri, read(file, full), run);
    }

    private RowOutcome verified(StagedRow row, String stem, String uri, RunFile read, ImportRun run) {
        Tables tables = new ImportTables(run);
        JsonNode found = tables.ask(FIND, stem).await().indefinitely();
        if (found.isNull()) {
            return RowOutcome.failed(
                    row.number(), List.of(new Violation("path", "name_known", "No analysis is called " + stem)));
        }
        Analysis analysis = Rows.read(found, Analysis.class);
        AnalysisFiles.Verified verified =
                files.check(tables, analysis, read).await().indefinitely();
        if (verified.sound()) {
            analysis.fileUri = uri;
        }
        tables.update("analysis", List.of(analysis)).await().indefinitely();
        return outcome(row.number(), analysis.id, verified.checks());
    }

    /** The file is read only when what is said of its analysis can be one. */
    private RowOutcome registered(StagedRow row, String stem, String uri, Supplier<RunFile> read, ImportRun run) {
        Tables tables = new ImportTables(run);
        ObjectNode body = (ObjectNode) Rows.tree(run.options().getOrDefault("analysis", "{}"));
        body.put("filename", stem);
        List<Item<AnalysisDraft>> items = DRAFTS.items(
                        List.of(new Resolving.Sent(row.number(), body, Optional.empty(), Optional.empty())),
                        (thing, texts) -> Uni.createFrom().item(() -> run.resolve(thing, texts)))
                .await()
                .indefinitely();
        BenchRules rules = settings.rules(units.in(body).await().indefinitely());
        analyses.make(tables, items, rules, analysis -> {
                    analysis.fileUri = uri;
                    return files.check(tables, analysis, read.get()).invoke(AnalysisFiles::refuse);
                })
                .await()
                .indefinitely();
        return items.get(0).outcome("filename", false);
    }

    private RunFile read(Path file, boolean full) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return files.reader().read(stream, full);
        } catch (IOException gone) {
            throw Problem.rule("path", "unreadable_file", "The file cannot be read");
        }
    }

    /** What contradicts is told with the row, and kept with the analysis. */
    private static RowOutcome outcome(int number, UUID analysis, List<FileCheck> checks) {
        List<Violation> warnings = checks.stream()
                .filter(check -> check.state().equals("failed"))
                .map(check -> new Violation("path", "file_contradicts", "The file contradicts: " + check.told()))
                .toList();
        return RowOutcome.updated(number, analysis.toString()).warned(warnings);
    }
}
