package org.biotrail.lab.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.analysis.FileCheck.State;
import org.biotrail.lab.analysis.file.RunFile;
import org.biotrail.lab.analysis.file.RunFileReader;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.SampleFacts;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.vocabulary.PsiMs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads files of instruments and holds what they say against the analyses they are files of. */
@ApplicationScoped
class AnalysisFiles {
    private static final String FIND = """
            select cast(coalesce((select to_jsonb(n.id) from (select id from analysis
              where lower(filename) = lower($1) and may_see('analysis', id) for no key update) n), cast('null' as jsonb)) as text)""";

    @Inject
    Bench bench;

    @Inject
    Writes writes;

    @Inject
    Analyses analyses;

    @Inject
    FileRoots roots;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "biotrail.lab.max-file-size", defaultValue = "20G")
    MemorySize largest;

    @ConfigProperty(name = "biotrail.lab.time-zone", defaultValue = "UTC")
    ZoneId zone;

    /**
     * What a file says, and whether it fits.
     *
     * @param analysisId of the file's name; null where none is called so
     * @param sound whether nothing contradicts
     * @param zoneAssumed whether the start was read in the instrument's time zone
     */
    record Verified(
            @Nullable UUID analysisId,
            String filename,
            boolean sound,
            boolean zoneAssumed,
            RunFile file,
            List<FileCheck> checks) {}

    /** Reads on a worker thread; what follows is on the caller's own again. */
    Uni<RunFile> read(InputStream body, boolean full) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .item(() -> reader().read(body, full))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    /** The paths of files below a root, as rows of a job. */
    Uni<InputStream> listed(String root, String glob) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom()
                .item(() -> roots.matching(root, glob))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .map(paths -> Rows.text(
                        paths.stream().map(path -> Map.of("path", path)).toList()))
                .<InputStream>map(rows -> new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)))
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    RunFileReader reader() {
        return new RunFileReader(PsiMs.current(), largest.asLongValue());
    }

    /** Holds a file against the analysis of its name: 200 with every check, whatever came out. */
    Uni<Response> verify(String stem, RunFile file) {
        ObjectNode asked = Rows.JSON.createObjectNode().put("filename", stem).set("file", Rows.JSON.valueToTree(file));
        return writes.act(
                200,
                asked,
                write -> bench.tables()
                        .ask(FIND, stem)
                        .flatMap(id -> id.isNull()
                                ? Uni.createFrom().item(unknown(stem, file))
                                : Analysis.<Analysis>findById(UUID.fromString(id.asText()))
                                        .flatMap(analysis -> check(bench.tables(), analysis, file))
                                        .map(Rows.JSON::<ObjectNode>valueToTree)));
    }

    private static ObjectNode unknown(String stem, RunFile file) {
        FileCheck check = FileCheck.error("name_known", State.FAILED, null, stem);
        return Rows.JSON.valueToTree(new Verified(null, stem, false, false, file, List.of(check)));
    }

    /** Makes an analysis of a file: 201 with it, or 409 with what contradicts. */
    Uni<Response> register(ObjectNode body, RunFile file) {
        return bench.create(
                AnalysisResource.ANALYSES,
                AnalysisDraft.class,
                body,
                (tables, item, rules) -> analyses.make(
                        tables,
                        List.of(item),
                        rules,
                        analysis -> check(tables, analysis, file).invoke(AnalysisFiles::refuse)));
    }

    static void refuse(Verified verified) {
        Optional<FileCheck> failed =
                verified.checks().stream().filter(FileCheck::isError).findFirst();
        if (failed.isPresent()) {
            throw Problem.conflict(
                            "file",
                            "file_contradicts",
                            "The file contradicts: " + failed.get().told())
                    .with("checks", verified.checks());
        }
    }

    Uni<Verified> check(Tables tables, Analysis analysis, RunFile file) {
        FileFacts.Question question = new FileFacts.Question(
                analysis.id,
                analysis.massSpectrometerId,
                analysis.aliquotId,
                analysis.extractId,
                analysis.datasetId,
                file.sha256(),
                FileChecks.codes(analysis.filename));
        return tables.ask(FileFacts.SQL, question)
                .map(facts -> compare(analysis, file, Rows.read(facts, FileFacts.class)));
    }

    private Verified compare(Analysis analysis, RunFile file, FileFacts facts) {
        if (facts.locked()) {
            throw SampleFacts.lockedDataset("filename");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        FileChecks held = new FileChecks(file, analysis, facts, PsiMs.current(), zone);
        List<FileCheck> checks = held.all(now);
        boolean sound = checks.stream().noneMatch(FileCheck::isError);
        Optional<RunFile.Start> start = held.start();
        boolean assumed = start.filter(RunFile.Start::zoneAssumed).isPresent();
        analysis.verified(checks, file.scans() != null, assumed, now);
        if (sound) {
            analysis.takeFile(file, start.map(RunFile.Start::at));
        }
        return new Verified(analysis.id, analysis.filename, sound, assumed, file, checks);
    }
}
