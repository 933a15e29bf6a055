package org.biotrail.catalog.taxon.archive;

import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A table with tabs on its way into an archive. Cells have neither tabs nor line breaks, and are no formulas to a spreadsheet. */
final class Sheet {
    private static final String FORMULA = "=+-@";

    private final OutputStream out;
    private final int width;

    /** Begins a file of the archive with the names of its columns. */
    Sheet(ZipOutputStream zip, String name, List<String> columns) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        this.out = zip;
        this.width = columns.size();
        out.write((String.join("\t", columns) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A row of texts, in the order of the columns. */
    void row(Row row) throws IOException {
        StringBuilder line = new StringBuilder(400);
        for (int i = 0; i < width; i++) {
            line.append(i == 0 ? "" : "\t").append(cell(row.getString(i)));
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String line = text.replaceAll("[\\t\\r\\n]+", " ");
        return FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }

    /** A file that is no table. */
    static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
