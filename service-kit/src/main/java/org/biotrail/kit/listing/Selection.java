package org.biotrail.kit.listing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.function.UnaryOperator;

/** Rows of a view that a request asked for and its caller may see; it outlives the request. */
public final class Selection {
    private final Rows rows;
    private final View view;
    private final Question asked;

    Selection(Rows rows, View view, Question asked) {
        this.rows = rows;
        this.view = view;
        this.asked = asked;
    }

    /**
     * Asks the database about these rows.
     *
     * @param within leaves of them those that fit
     * @param question the whole statement, from the words {@code  from … where …} that name the rows
     */
    public Uni<RowSet<Row>> ask(Condition within, UnaryOperator<String> question) {
        return rows.ask(view, asked.where(asked.where().and(within)), question);
    }
}
