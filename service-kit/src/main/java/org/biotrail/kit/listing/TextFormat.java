package org.biotrail.kit.listing;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;

/**
 * A type in which a row is the text of one column, for example a bibliography.
 *
 * @param column of the view; rows in which it is null are left out
 * @param head before the first row of a list
 * @param between two rows
 * @param tail after the last
 */
public record TextFormat(String mediaType, String extension, String column, String head, String between, String tail)
        implements Format {

    @Override
    public String select(List<Column> fields, Listing listing) {
        return "v." + Column.quote(column) + "::text";
    }

    @Override
    public String head(List<Column> fields) {
        return head;
    }

    @Override
    public Buffer body(RowSet<Row> rows, List<Column> fields, boolean first) {
        StringBuilder text = new StringBuilder(rows.size() * 200);
        boolean separate = !first;
        for (Row row : rows) {
            String written = row.getString(0);
            if (written != null) {
                text.append(separate ? between : "").append(written);
                separate = true;
            }
        }
        return Buffer.buffer(text.toString());
    }
}
