package org.biotrail.lab.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.lab.analysis.file.RunFile;
import org.biotrail.lab.bench.ImportTables;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;

/** {@code POST /analyses/files/scans}: files below a root against the analyses of their names, one a row of the job. */
@ApplicationScoped
class FileScan implements RowImport {
    static final String THINGS = "analysis-files";

    private static final String FIND = """
            select cast(coalesce((select to_jsonb(n) from (select * from analysis
              where lower(filename) = lower($1) for no key update) n), cast('null' as jsonb)) as text)""";

    @Inject
    FileRoots roots;

    @Inject
    AnalysisFiles files;

    @Override
    public String things() {
        return THINGS;
    }

    @Override
    public List<String> columns() {
        return List.of("path");
    }

    @Override
    public List<String> options() {
        return List.of("root", "depth");
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
                outcomes.add(verified(row, run));
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

    private RowOutcome verified(StagedRow row, ImportRun run) {
        String root = run.options().getOrDefault("root", "");
        String path = row.text("path").orElse("");
        Path file = roots.file(root, path);
        RunFile read = read(file, !"header".equals(run.options().get("depth")));
        Tables tables = new ImportTables(run);
        String stem = FileStem.parse(String.valueOf(file.getFileName())).text();
        JsonNode found = tables.ask(FIND, stem).await().indefinitely();
        if (found.isNull()) {
            return RowOutcome.failed(
                    row.number(), List.of(new Violation("path", "name_known", "No analysis is called " + stem)));
        }
        Analysis analysis = Rows.read(found, Analysis.class);
        AnalysisFiles.Verified verified =
                files.check(tables, analysis, read).await().indefinitely();
        if (verified.sound()) {
            analysis.fileUri = root + "/" + path;
        }
        tables.update("analysis", List.of(analysis)).await().indefinitely();
        return outcome(row.number(), analysis.id, verified.checks());
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
