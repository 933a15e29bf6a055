package org.biotrail.catalog.taxon.archive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.biotrail.kit.job.Archive;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/**
 * A table in an archive.
 *
 * @param name of the file
 * @param separator between cells
 * @param quote around cells; NUL where there is none
 * @param headerLines to be passed over
 * @param columns by the names of terms, lower case; where they stand
 * @param defaults what a term is where there is no column, or its cell is blank
 * @param width how many cells a row has at least
 */
record Table(
        String name,
        Charset charset,
        char separator,
        char quote,
        int headerLines,
        Map<String, Integer> columns,
        Map<String, String> defaults,
        int width) {
    static final char NO_QUOTE = 0;

    private static final Pattern GUARDED = Pattern.compile("'[=+@-]");
    /** Characters of a cell. */
    private static final int MAX_CELL = 1 << 20;

    private static final int MAX_HEADER = 1 << 16;

    /** What is done with a row. */
    interface Rows {
        /** @param broken why the row cannot be used; mostly empty */
        void row(Cells cells, List<Violation> broken) throws IOException;
    }

    /** A table whose first line names its columns; tabs, commas or semicolons between, as that line has most of. */
    static Table named(Archive archive, String name) throws IOException {
        try (InputStream bytes = opened(archive, name);
                BufferedReader text = reader(bytes, StandardCharsets.UTF_8)) {
            text.mark(MAX_HEADER);
            char[] ahead = new char[MAX_HEADER - 1];
            int length = Math.max(text.read(ahead), 0);
            String line = new String(ahead, 0, length).lines().findFirst().orElse("");
            char separator = "\t,;"
                    .chars()
                    .mapToObj(c -> (char) c)
                    .reduce((best, other) -> count(line, other) > count(line, best) ? other : best)
                    .orElse(',');
            text.reset();
            Map<String, Integer> columns = new LinkedHashMap<>();
            for (CsvRecord header : csv(separator, '"').ofCsvRecord(text)) {
                for (String term : header.getFields()) {
                    columns.putIfAbsent(term(term), columns.size());
                }
                break;
            }
            return new Table(name, StandardCharsets.UTF_8, separator, '"', 1, columns, Map.of(), columns.size());
        } catch (CsvParseException e) {
            throw unreadable(name);
        }
    }

    /** The bare name of a term: {@code http://rs.tdwg.org/dwc/terms/taxonID}, {@code col:ID}. */
    static String term(String text) {
        String stripped = text.strip().replace("\ufeff", "");
        int from = Math.max(stripped.lastIndexOf('/'), Math.max(stripped.lastIndexOf('#'), stripped.lastIndexOf(':')));
        return stripped.substring(from + 1).toLowerCase(Locale.ROOT);
    }

    boolean has(String term) {
        return columns.containsKey(term) || defaults.containsKey(term);
    }

    /**
     * Hands on the rows.
     *
     * @throws Problem 422 {@code unreadable_file} or {@code unreadable_encoding}, with the file's name
     */
    void read(Archive archive, Rows rows) throws IOException {
        try (InputStream bytes = opened(archive, name);
                BufferedReader text = reader(bytes, charset);
                CsvReader<CsvRecord> records = csv(separator, quote).ofCsvRecord(text)) {
            int number = 0;
            for (CsvRecord record : records) {
                number++;
                if (number > headerLines) {
                    row(record, rows);
                }
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw encoding();
            }
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw unreadable(name);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw encoding();
            }
            throw e.getCause();
        } catch (CharacterCodingException e) {
            throw encoding();
        }
    }

    private void row(CsvRecord record, Rows rows) throws IOException {
        List<String> cells = record.getFields();
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        List<Violation> broken = new ArrayList<>();
        boolean beyond = cells.stream().skip(width).anyMatch(cell -> !cell.isBlank()) && headerLines > 0;
        if (cells.size() < width || beyond) {
            broken.add(new Violation(
                    "",
                    "wrong_cell_count",
                    "A row of " + name + " has " + cells.size() + " cells and should have " + width));
        }
        rows.row(new Cells(this, cells), broken);
    }

    /**
     * A row.
     *
     * @param cells as they stand in the file
     */
    record Cells(Table table, List<String> cells) {
        /** The text of a term; empty where it is blank or there is none. */
        String text(String term) {
            Integer at = table.columns().get(term);
            String cell = at != null && at < cells.size() ? cells.get(at).strip() : "";
            // As Sheet writes what a spreadsheet would take for a formula.
            cell = GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
            boolean blank = cell.isEmpty() || cell.equals("\\N") || cell.equalsIgnoreCase("null");
            return blank ? table.defaults().getOrDefault(term, "") : cell;
        }

        /** The first of several terms that has a text. */
        String first(String... terms) {
            for (String term : terms) {
                String text = text(term);
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
    }

    private static InputStream opened(Archive archive, String name) throws IOException {
        return archive.open(name)
                .orElseThrow(() -> Problem.rule("", "unreadable_file", "The archive has no file " + name));
    }

    /** Passes over a byte order mark. */
    private static BufferedReader reader(InputStream bytes, Charset charset) throws IOException {
        Reader strict = new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        BufferedReader text = new BufferedReader(strict, 1 << 16);
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        return text;
    }

    private static CsvReader.CsvReaderBuilder csv(char separator, char quote) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_CELL);
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private static Problem unreadable(String name) {
        return Problem.rule("", "unreadable_file", "The table " + name + " cannot be read");
    }

    private Problem encoding() {
        return Problem.rule("", "unreadable_encoding", name + " is not written in " + charset);
    }
}
