package org.biotrail.kit.listing;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;

/** What a whole list can be streamed as; each knows the columns of its query and the text around its rows. */
interface Format {
    String mediaType();

    String extension();

    /** The select list over the rows {@code v} of the view and {@code shown_row}, their wanted columns. */
    String select(List<Column> fields, Listing listing);

    String head(List<Column> fields);

    /** @param first whether no row has been written yet */
    Buffer body(RowSet<Row> rows, List<Column> fields, boolean first);

    String tail();
}
