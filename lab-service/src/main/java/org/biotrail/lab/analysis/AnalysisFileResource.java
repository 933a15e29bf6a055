package org.biotrail.lab.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Rows;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files of analyses over HTTP: read as they arrive, and not kept. */
@Path("/analyses/files")
@Tag(name = "analyses")
public class AnalysisFileResource {
    private static final Set<String> MODES = Set.of("verify", "register");
    private static final Set<String> DEPTHS = Set.of("header", "full");

    private static final int LONGEST_NUMBER = 40;

    @Inject
    AnalysisFiles files;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @POST
    @Consumes({"application/xml", "text/xml", "application/gzip", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "readAnalysisFile",
            summary = "Verify an mzML or mzXML file against the analysis of its name, or register one of it",
            description =
                    "The body is one mzML or mzXML file, as it is or compressed with gzip; nothing of it is stored"
                            + " but what it says of the run. `verify` answers 200 with every check; `register` takes the fields"
                            + " of an analysis as parameters and answers 201 with the analysis, or 409 with the checks.")
    @Special(answer = AnalysisFiles.Verified.class)
    public Uni<Response> read(
            @QueryParam("filename") @Nullable String filename,
            @QueryParam("mode") @Nullable String mode,
            @QueryParam("depth") @Nullable String depth,
            @QueryParam("aliquot_id") @Nullable String aliquot,
            @QueryParam("extract_id") @Nullable String extract,
            @QueryParam("batch_id") @Nullable String batch,
            @QueryParam("control_kind") @Nullable String controlKind,
            @QueryParam("injection_volume") @Nullable String volume,
            @QueryParam("injection_volume_unit") @Nullable String unit,
            @QueryParam("injection_method_id") @Nullable String method,
            @QueryParam("mass_spectrometer_id") @Nullable String instrument,
            @QueryParam("ms_batch_id") @Nullable String msBatch,
            @QueryParam("operator_initials") @Nullable String operator,
            InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        String stem = FileStem.parse(Optional.ofNullable(filename)
                        .orElseThrow(() -> Problem.unreadable("filename", "required", "What is the file called?")))
                .text();
        boolean registers = word("mode", mode, "verify", MODES).equals("register");
        boolean full = word("depth", depth, "full", DEPTHS).equals("full");
        ObjectNode sent = Rows.JSON.createObjectNode().put("filename", filename);
        put(sent, "aliquot_id", aliquot);
        put(sent, "extract_id", extract);
        put(sent, "batch_id", batch);
        put(sent, "control_kind", controlKind);
        number("injection_volume", volume).ifPresent(given -> sent.put("injection_volume", given));
        put(sent, "injection_volume_unit", unit);
        put(sent, "injection_method_id", method);
        put(sent, "mass_spectrometer_id", instrument);
        put(sent, "ms_batch_id", msBatch);
        put(sent, "operator_initials", operator);
        if (!registers && sent.size() > 1) {
            throw Problem.unreadable("mode", "unknown_parameter", "Only mode=register takes fields of an analysis");
        }
        return files.read(body, full)
                .flatMap(file -> registers ? files.register(sent, file) : files.verify(stem, file));
    }

    /**
     * Which files a job reads.
     *
     * @param root the name of a configured directory
     * @param glob of the path from there
     */
    record Scan(
            @Nullable String root,
            @Nullable String glob,

            @Schema(enumeration = {"header", "full"}) @Nullable
            String depth) {}

    @POST
    @Path("/scans")
    @Operation(
            operationId = "scanAnalysisFiles",
            summary = "Verify the files below a configured directory against the analyses of their names, as a job")
    @Special(body = Scan.class, status = 202, example = "{\"root\": \"converted\", \"glob\": \"2026/**.mzML\"}")
    public Uni<Response> scan(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        Scan scan = read(body);
        if (scan.root() == null || scan.glob() == null) {
            throw Problem.rule(scan.root() == null ? "root" : "glob", "required", "Which files?");
        }
        Map<String, String> options = Map.of("root", scan.root(), "depth", word("depth", scan.depth(), "full", DEPTHS));
        return files.listed(scan.root(), scan.glob()).flatMap(rows -> imports.accept(FileScan.THINGS, rows, options));
    }

    private static Scan read(ObjectNode body) {
        try {
            return Rows.STRICT.convertValue(body, Scan.class);
        } catch (IllegalArgumentException malformed) {
            throw Problem.rule("", "format", "A scan has another form");
        }
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    private static Optional<BigDecimal> number(String parameter, @Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(number -> number.length() <= LONGEST_NUMBER)
                    .map(BigDecimal::new);
        } catch (NumberFormatException none) {
            throw Problem.unreadable(parameter, "format", parameter + " is a number");
        }
    }

    private static String word(String parameter, @Nullable String given, String otherwise, Set<String> words) {
        String word = given == null ? otherwise : given;
        if (!words.contains(word)) {
            throw Problem.unreadable(parameter, "unknown_value", parameter + " is one of " + words);
        }
        return word;
    }
}
