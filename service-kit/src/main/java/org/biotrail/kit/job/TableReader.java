package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** Reads CSV and TSV (RFC 4180, line breaks within quotes included); blank cells are left out, blank lines passed over. */
final class TableReader {
    /** Characters of a cell; a polygon as WKT may have many. */
    private static final int MAX_CELL = 16 << 20;

    private static final int MAX_HEADER = 1 << 16;
    private static final String SEPARATORS = ",;\t|";

    private final Columns columns;

    TableReader(Columns columns) {
        this.columns = columns;
    }

    /**
     * @param separator what stands between cells; empty to see it from the header
     * @throws Problem 422 when the file is no table, or its columns are not those of the import
     */
    void read(BufferedReader text, String separator, RowSink sink) throws IOException {
        char between = separator.isEmpty() ? sniff(text) : separator.charAt(0);
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(between)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_CELL)
                .ofCsvRecord(text)) {
            List<String> header = List.of();
            int number = 0;
            for (CsvRecord record : records) {
                if (header.isEmpty()) {
                    header = columns.header(trimmed(record));
                } else {
                    number++;
                    row(number, header, record, sink);
                }
            }
            if (header.isEmpty()) {
                throw Problem.rule("", "unreadable_file", "The file has no header");
            }
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Problem unreadable(CsvParseException e) throws IOException {
        if (e.getCause() instanceof IOException cause) {
            throw cause;
        }
        if (e.getCause() instanceof Problem problem) {
            return problem;
        }
        return Problem.rule(
                "",
                "unreadable_file",
                "The table cannot be read: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    /** Spreadsheets end their header with separators and nothing between. */
    private static List<String> trimmed(CsvRecord record) {
        List<String> names = record.getFields();
        int last = names.size();
        while (last > 0 && names.get(last - 1).isBlank()) {
            last--;
        }
        return names.subList(0, last);
    }

    private static void row(int number, List<String> header, CsvRecord record, RowSink sink) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        boolean blank = true;
        boolean beyond = false;
        int cells = record.getFieldCount();
        for (int i = 0; i < cells; i++) {
            String cell = record.getField(i);
            if (!cell.isBlank()) {
                blank = false;
                if (i >= header.size()) {
                    beyond = true;
                } else if (!header.get(i).isEmpty()) {
                    values.put(header.get(i), cell);
                }
            }
        }
        if (blank) {
            return;
        }
        sink.row(
                number,
                values,
                beyond || cells < header.size()
                        ? List.of(new Violation(
                                "", "wrong_cell_count", "The row has " + cells + " cells, the header " + header.size()))
                        : List.of());
    }

    /** The separator that the header has most of, outside quotes. A first line {@code sep=;} says it itself. */
    private static char sniff(BufferedReader text) throws IOException {
        text.mark(MAX_HEADER);
        int[] counts = new int[SEPARATORS.length()];
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < MAX_HEADER - 1; i++) {
            int next = text.read();
            if (next < 0 || (!quoted && (next == '\n' || next == '\r') && !line.isEmpty())) {
                break;
            }
            line.append((char) next);
            quoted ^= next == '"';
            int which = SEPARATORS.indexOf(next);
            if (!quoted && which >= 0) {
                counts[which]++;
            }
        }
        if (line.length() == 5 && line.indexOf("sep=") == 0) {
            return line.charAt(4);
        }
        text.reset();
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }
}
