package org.biotrail.kit.job;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.problem.Problem;

/**
 * What an upload asks for, read from its request before its body is.
 *
 * @param fileName for people; empty when the client named none
 * @param options the import's own options that were given
 * @param comment the reason given for the changes; empty for none
 */
record Upload(
        RowImport rows,
        Format format,
        String fileName,
        boolean dryRun,
        boolean atomic,
        OnConflict onConflict,
        Map<String, String> options,
        Actor actor,
        String comment) {

    /** How the rows are written down; the words are those of {@code job.format}. */
    enum Format {
        CSV,
        TSV,
        NDJSON,
        JSON,
        ZIP,
        MULTIPART;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Problem 415 for a type that is no table */
        static Format of(String contentType) {
            String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            return switch (type) {
                case "text/csv", "text/plain", "application/csv", "application/vnd.ms-excel" -> CSV;
                case "text/tab-separated-values", "text/tsv" -> TSV;
                case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines" ->
                    NDJSON;
                case "application/json", "application/geo+json" -> JSON;
                case "application/zip", "application/x-zip-compressed" -> ZIP;
                case "multipart/form-data" -> MULTIPART;
                default ->
                    throw Problem.unsupportedType("Send text/csv, text/tab-separated-values, application/x-ndjson,"
                            + " application/json or application/geo+json, not " + (type.isEmpty() ? "nothing" : type));
            };
        }

        /** @throws Problem 415 for an archive where an import takes none */
        Format of(RowImport rows) {
            if (this == ZIP && rows.archives().isEmpty()) {
                throw Problem.unsupportedType("Archives of " + rows.things() + " are not understood");
            }
            return this;
        }

        /** From a file's name, a {@code .gz} at its end aside. */
        static Optional<Format> ofName(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT);
            String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
                case "csv", "txt" -> Optional.of(CSV);
                case "tsv", "tab" -> Optional.of(TSV);
                case "ndjson", "jsonl" -> Optional.of(NDJSON);
                case "json", "geojson" -> Optional.of(JSON);
                case "zip" -> Optional.of(ZIP);
                default -> Optional.empty();
            };
        }
    }

    private static final List<String> COMMON = List.of("dry_run", "atomic", "on_conflict", "format", "file_name");

    /**
     * Reads the query parameters.
     *
     * @param options that no query sets
     * @throws Problem 400 for a parameter that is unknown, given twice or not readable
     */
    static Upload of(
            RowImport rows,
            String contentType,
            Map<String, List<String>> query,
            Map<String, String> options,
            Actor actor,
            String comment) {
        query.forEach((name, values) -> {
            if (!COMMON.contains(name) && !rows.options().containsKey(name)) {
                throw Problem.unreadable(name, "unknown_parameter", "There is no parameter " + name + " here");
            }
            if (values.size() > 1) {
                throw Problem.unreadable(name, "repeated_parameter", name + " is given more than once");
            }
            Optional.ofNullable(rows.options().get(name))
                    .ifPresent(option -> option.require(name, values.get(0).strip()));
        });
        UnaryOperator<String> given =
                name -> query.getOrDefault(name, List.of("")).get(0).strip();
        String fileName = given.apply("file_name");
        return new Upload(
                rows,
                format(given.apply("format"), fileName, contentType).of(rows),
                fileName,
                flag("dry_run", given.apply("dry_run"), false),
                flag("atomic", given.apply("atomic"), rows.atomicByDefault()),
                onConflict(given.apply("on_conflict")),
                Stream.concat(
                                options.entrySet().stream(),
                                query.keySet().stream()
                                        .filter(rows.options()::containsKey)
                                        .filter(name -> !given.apply(name).isEmpty())
                                        .map(name -> Map.entry(name, given.apply(name))))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                actor,
                comment);
    }

    private static Format format(String asked, String fileName, String contentType) {
        if (asked.isEmpty()) {
            return contentType.startsWith("application/octet-stream") || contentType.startsWith("application/gzip")
                    ? Format.ofName(fileName).orElseGet(() -> Format.of(contentType))
                    : Format.of(contentType);
        }
        return Format.ofName("." + ("geojson".equals(asked) ? "json" : asked))
                .orElseThrow(() -> Problem.unreadable(
                        "format", "unknown_value", "format is one of csv, tsv, ndjson, json, geojson, zip"));
    }

    private static boolean flag(String name, String text, boolean otherwise) {
        return switch (text) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.unreadable(name, "unknown_value", name + " is true or false");
        };
    }

    private static OnConflict onConflict(String text) {
        return switch (text) {
            case "", "fail" -> OnConflict.FAIL;
            case "skip" -> OnConflict.SKIP;
            case "update" -> OnConflict.UPDATE;
            default -> throw Problem.unreadable("on_conflict", "unknown_value", "on_conflict is fail, skip or update");
        };
    }
}
