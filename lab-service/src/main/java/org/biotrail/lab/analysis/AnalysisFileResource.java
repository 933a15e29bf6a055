package org.biotrail.lab.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.biotrail.kit.job.MultipartFile;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Body;
import org.biotrail.lab.bench.Rows;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files of analyses over HTTP: read as they arrive, and not kept. */
@Path("/analyses/files")
@Tag(name = "analyses")
public class AnalysisFileResource {
    private static final Set<String> MODES = Set.of("verify", "register");
    private static final Set<String> DEPTHS = Set.of("header", "full");

    private static final String FORM = MediaType.MULTIPART_FORM_DATA;
    private static final int LONGEST_NUMBER = 40;

    @Inject
    AnalysisFiles files;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @POST
    @Consumes({
        "application/xml",
        "text/xml",
        "application/gzip",
        MediaType.APPLICATION_OCTET_STREAM,
        MediaType.MULTIPART_FORM_DATA
    })
    @Operation(
            operationId = "readAnalysisFile",
            summary = "Verify an mzML or mzXML file against the analysis of its name, or register one of it",
            description =
                    "The body is one mzML or mzXML file, or a form with one as its part `file`, as it is or compressed"
                            + " with gzip; nothing of it is stored but what it says of the run. `verify` answers 200 with"
                            + " every check; `register` takes the fields of an analysis as parameters and answers 201 with"
                            + " the analysis, or 409 with the checks. A part of a form may bring the name.")
    @Special(answer = AnalysisFiles.Verified.class)
    public Uni<Response> read(
            @Parameter(description = "the name of the file") @QueryParam("filename") @Nullable String filename,
            @Parameter(
                            description = "whether the analysis is there already, or is made",
                            schema =
                                    @Schema(
                                            enumeration = {"verify", "register"},
                                            defaultValue = "verify"))
                    @QueryParam("mode")
                    @Nullable
                    String mode,
            @Parameter(
                            description = "whether the file is read whole or its head alone",
                            schema =
                                    @Schema(
                                            enumeration = {"full", "header"},
                                            defaultValue = "full"))
                    @QueryParam("depth")
                    @Nullable
                    String depth,
            @Parameter(description = "id or code") @QueryParam("aliquot_id") @Nullable String aliquot,
            @Parameter(description = "id or code") @QueryParam("extract_id") @Nullable String extract,
            @Parameter(description = "id or code") @QueryParam("batch_id") @Nullable String batch,
            @Parameter(description = "of a control that is no sample") @QueryParam("control_kind") @Nullable
                    String controlKind,
            @Parameter(description = "a decimal number") @QueryParam("injection_volume") @Nullable String volume,
            @Parameter(description = "UCUM code") @QueryParam("injection_volume_unit") @Nullable String unit,
            @Parameter(description = "id or name") @QueryParam("injection_method_id") @Nullable String method,
            @Parameter(description = "id or name") @QueryParam("mass_spectrometer_id") @Nullable String instrument,
            @Parameter(description = "id or code") @QueryParam("ms_batch_id") @Nullable String msBatch,
            @Parameter(description = "who injected") @QueryParam("operator_initials") @Nullable String operator,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        boolean registers = registers(mode);
        boolean full = isFull(depth);
        ObjectNode fields = Rows.JSON.createObjectNode();
        put(fields, "aliquot_id", aliquot);
        put(fields, "extract_id", extract);
        put(fields, "batch_id", batch);
        put(fields, "control_kind", controlKind);
        number("injection_volume", volume).ifPresent(given -> fields.put("injection_volume", given));
        put(fields, "injection_volume_unit", unit);
        put(fields, "injection_method_id", method);
        put(fields, "mass_spectrometer_id", instrument);
        put(fields, "ms_batch_id", msBatch);
        put(fields, "operator_initials", operator);
        requireFieldsOfRegister(registers, fields);
        Optional<MultipartFile> form = Optional.ofNullable(contentType)
                .filter(type -> type.regionMatches(true, 0, FORM, 0, FORM.length()))
                .map(type -> MultipartFile.of(body, type));
        Optional<String> named = Optional.ofNullable(filename);
        if (form.isEmpty()) {
            stem(named);
        }
        return files.read(form.<InputStream>map(file -> file).orElse(body), full)
                .flatMap(file -> {
                    String stem = stem(
                            named.or(() -> form.map(MultipartFile::fileName).filter(name -> !name.isEmpty())));
                    return registers ? files.register(fields.put("filename", stem), file) : files.verify(stem, file);
                });
    }

    private static String stem(Optional<String> filename) {
        return FileStem.parse(filename.orElseThrow(
                        () -> Problem.unreadable("filename", "required", "What is the file called?")))
                .text();
    }

    private static boolean registers(@Nullable String mode) {
        return word("mode", mode, "verify", MODES).equals("register");
    }

    private static boolean isFull(@Nullable String depth) {
        return word("depth", depth, "full", DEPTHS).equals("full");
    }

    private static void requireFieldsOfRegister(boolean registers, ObjectNode fields) {
        if (!registers && !fields.isEmpty()) {
            throw Problem.unreadable("mode", "unknown_parameter", "Only mode=register takes fields of an analysis");
        }
    }

    /**
     * Which files a job reads.
     *
     * @param root the name of a configured directory
     * @param glob of the path from there
     * @param analysis with {@code register} the fields that the analyses have in common, as when one is made; never their
     *     {@code filename}
     */
    record Scan(
            @Nullable String root,
            @Nullable String glob,

            @Schema(enumeration = {"verify", "register"}) @Nullable
            String mode,

            @Schema(enumeration = {"header", "full"}) @Nullable
            String depth,

            @Nullable AnalysisDraft analysis) {}

    @POST
    @Path("/scans")
    @Operation(
            operationId = "scanAnalysisFiles",
            summary = "Verify the files below a configured directory against the analyses of their names, or register"
                    + " analyses of them, as a job")
    @Special(body = Scan.class, status = 202, example = "{\"root\": \"converted\", \"glob\": \"2026/**.mzML\"}")
    public Uni<Response> scan(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        ObjectNode fields = fields(Body.given(body));
        Scan scan = read(body.without("analysis"));
        if (scan.root() == null || scan.glob() == null) {
            throw Problem.rule(scan.root() == null ? "root" : "glob", "required", "Which files?");
        }
        boolean registers = registers(scan.mode());
        requireFieldsOfRegister(registers, fields);
        Map<String, String> options = Map.of(
                "root",
                scan.root(),
                "depth",
                isFull(scan.depth()) ? "full" : "header",
                "mode",
                registers ? "register" : "verify",
                "analysis",
                fields.toString());
        return files.listed(scan.root(), scan.glob()).flatMap(rows -> imports.accept(FileScan.THINGS, rows, options));
    }

    /** What a scan says of the analyses; references stay as they were sent until a row is worked on. */
    private static ObjectNode fields(ObjectNode body) {
        JsonNode sent = body.path("analysis");
        if (sent instanceof ObjectNode fields && !fields.has("filename")) {
            return fields;
        }
        if (sent.isMissingNode() || sent.isNull()) {
            return Rows.JSON.createObjectNode();
        }
        throw Problem.rule("analysis", "format", "The fields that the analyses have in common");
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
            Optional<String> given = Optional.ofNullable(text);
            if (given.filter(number -> number.length() > LONGEST_NUMBER).isPresent()) {
                throw Problem.unreadable(parameter, "format", parameter + " is a number");
            }
            return given.map(BigDecimal::new);
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
