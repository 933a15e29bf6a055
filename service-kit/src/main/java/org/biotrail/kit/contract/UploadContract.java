package org.biotrail.kit.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.RowImport;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What an import takes: the types of uploads, the parameters that all imports have and those of its own. */
final class UploadContract {
    private static final List<String> TABLES = List.of(
            "text/csv",
            "text/tab-separated-values",
            "application/x-ndjson",
            "application/json",
            "application/geo+json");
    private static final String FORM = "multipart/form-data";

    private UploadContract() {}

    static void describe(Operation operation, RowImport rows) {
        operation.setRequestBody(OASFactory.createRequestBody()
                .required(true)
                .description("Rows of a table or of JSON, as a file in a form or by itself; gzip is understood.")
                .content(uploads(rows)));
        parameter(operation, "dry_run", "true: checks all rows and writes nothing", flag(false));
        parameter(operation, "atomic", "true: where one row fails nothing is written", flag(rows.atomicByDefault()));
        parameter(
                operation,
                "on_conflict",
                "what becomes of rows whose thing exists",
                Shared.words(List.of("fail", "skip", "update")).defaultValue("fail"));
        parameter(
                operation,
                "format",
                "how the rows are written, where Content-Type does not say it",
                Shared.words(Stream.of("csv", "tsv", "ndjson", "json", "geojson", "zip")
                        .filter(word -> !word.equals("zip") || rows.archives().isPresent())
                        .toList()));
        parameter(operation, "file_name", "the name of the file, for people", Shared.text());
        new TreeMap<>(rows.options())
                .forEach((name, option) -> parameter(operation, name, option.says(), values(option)));
    }

    private static Schema values(ImportOption option) {
        if (option.words().isEmpty()) {
            return Shared.text();
        }
        String otherwise = option.words().get(0);
        return option.isFlag()
                ? flag(Boolean.parseBoolean(otherwise))
                : Shared.words(option.words()).defaultValue(otherwise);
    }

    private static Content uploads(RowImport rows) {
        Content content = OASFactory.createContent();
        Stream.of(
                        TABLES.stream(),
                        rows.readers().keySet().stream().sorted(),
                        rows.archives().stream().map(zip -> "application/zip"))
                .flatMap(types -> types)
                .distinct()
                .forEach(type ->
                        content.addMediaType(type, OASFactory.createMediaType().schema(file())));
        return content.addMediaType(
                FORM,
                OASFactory.createMediaType()
                        .schema(Schemas.of(SchemaType.OBJECT)
                                .properties(Map.of("file", file()))
                                .addRequired("file")));
    }

    private static Schema file() {
        return Schemas.of(SchemaType.STRING).format("binary");
    }

    private static Schema flag(boolean otherwise) {
        return Schemas.of(SchemaType.BOOLEAN).defaultValue(otherwise);
    }

    private static void parameter(Operation operation, String name, String says, Schema schema) {
        if (Contract.absent(operation, name)) {
            operation.addParameter(Shared.query(name, says, schema));
        }
    }
}
