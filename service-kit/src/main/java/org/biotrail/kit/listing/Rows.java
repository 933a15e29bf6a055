package org.biotrail.kit.listing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.biotrail.kit.listing.Condition.Asked;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes the queries of listings and asks the database. */
@ApplicationScoped
class Rows {
    /** PostgreSQL's class of errors for values it cannot read. */
    private static final String DATA_EXCEPTION = "22";

    /** The client's complaint of a value that is not of the type that PostgreSQL wants in its place. */
    private static final Pattern UNWRITABLE = Pattern.compile("^Parameter at position\\[(\\d+)]");

    private final AtomicInteger streams = new AtomicInteger();

    @Inject
    Pool pool;

    /** How many streams may hold a connection of the pool at once; fewer than it has, as announcing takes another. */
    @ConfigProperty(name = "biotrail.listing.streams", defaultValue = "4")
    int maxStreams;

    /**
     * One page.
     *
     * @param json the rows, with commas between
     * @param last sort values of its last row, when more rows follow
     */
    record Page(String json, Optional<String> last) {}

    /** One row of a view; the version where the view has one, the language where it has several. */
    record Item(String id, String json, Optional<Long> version, Optional<String> language) {

        /** The version, and the language where there are several. */
        Optional<String> tag() {
            return version.map(
                    number -> "\"" + number + language.map(code -> "-" + code).orElse("") + "\"");
        }
    }

    /**
     * The page in two statements. The first finds which rows it has, and is planned anew for the values it is asked with
     * wherever that is better; the second fetches those rows, whatever the question was by the same plan, because
     * planning a view with its many columns costs more than walking an index.
     */
    Uni<Page> page(View view, Question question, Optional<Keyset> after) {
        int limit = question.limit().orElse(Question.DEFAULT_LIMIT);
        return keys(view, question, after, limit)
                .flatMap(keys -> fetch(view, question, keys)
                        .map(json -> new Page(json, Optional.ofNullable(keys.getString(1)))));
    }

    /** One row: the ids of the page, and the position of its last row when more rows follow. */
    private Uni<Row> keys(View view, Question question, Optional<Keyset> after, int limit) {
        Statement statement = new Statement(view, question.languages());
        String which = which(statement, question, after);
        String position = question.order().stream()
                .map(key -> "v." + key.column().quoted() + "::text")
                .collect(Collectors.joining(", "));
        String sql =
                "select array_agg(id order by n) filter (where n <= " + limit + "), max(p) filter (where c > " + limit
                        + ") from (select v.id, row_number() over () n, count(*) over () c, case when row_number() over () = "
                        + limit + " then json_build_array(" + position + ")::text end p"
                        + rowsOf(view.source(statement, which), which, OptionalInt.of(limit + 1)) + ") r";
        return ask(statement, sql).map(answer -> answer.iterator().next());
    }

    private Uni<String> fetch(View view, Question question, Row keys) {
        Object ids = keys.getValue(0);
        if (ids == null) {
            return Uni.createFrom().item("");
        }
        Statement statement = new Statement(view, question.languages());
        String wanted = statement.bind(ids) + "::" + view.id().type() + "[]";
        String sql = "select string_agg(row_to_json(shown_row)::text, ',' order by wanted.n)"
                + " from (select * from " + view.source(statement) + " where id = any(" + wanted + ")) v"
                + " join unnest(" + wanted + ") with ordinality wanted (id, n) on wanted.id = v.id"
                + wanted(view, question.fields());
        return pool.preparedQuery(sql)
                .execute(statement.tuple())
                .map(rows ->
                        Optional.ofNullable(rows.iterator().next().getString(0)).orElse(""));
    }

    Uni<Long> count(View view, Question question) {
        Statement statement = new Statement(view, question.languages());
        String where = statement.where(question.where());
        String sql = "select count(*) from " + view.source(statement, where) + " where " + where;
        return ask(statement, sql).map(answer -> answer.iterator().next().getLong(0));
    }

    /** Any question over the rows that fit; {@code ask} gets the words from {@code from} on. */
    Uni<RowSet<Row>> ask(View view, Question which, UnaryOperator<String> ask) {
        Statement statement = new Statement(view, which.languages());
        String where = statement.where(which.where());
        return ask(statement, ask.apply(" from " + view.source(statement) + " where " + where));
    }

    /** The rows that fit; a limit costs something, hence none where an id is asked for. */
    Uni<List<Item>> items(View view, List<Column> fields, Condition which, OptionalInt limit, List<String> languages) {
        Statement statement = new Statement(view, languages);
        String version = view.column("version").isPresent() ? "v.version" : "null::bigint";
        String language = view.translated().isEmpty() ? "null::text" : "v.language";
        String sql = "select v.id::text, row_to_json(shown_row)::text, " + version + ", " + language
                + " from (select * from " + view.source(statement) + " where " + statement.where(which)
                + (limit.isPresent() ? " limit " + limit.getAsInt() : "") + ") v" + wanted(view, fields);
        return ask(statement, sql)
                .map(answer -> answer.stream()
                        .map(row -> new Item(
                                row.getString(0),
                                row.getString(1),
                                Optional.ofNullable(row.getLong(2)),
                                Optional.ofNullable(row.getString(3))))
                        .toList());
    }

    /**
     * Everything that matches, from a cursor in a transaction on a connection of its own.
     *
     * @return fails with 503 when too many streams run
     */
    Uni<RowStream> stream(Listing listing, View view, Question question, Optional<Keyset> after, Format format) {
        Statement statement = new Statement(view, question.languages());
        String sql = "select " + format.select(question.fields(), listing)
                + listing.datasetOfRow().map(dataset -> ", " + dataset).orElse("")
                + from(statement, view, question, after, question.limit());
        if (streams.incrementAndGet() > maxStreams) {
            streams.decrementAndGet();
            return Uni.createFrom()
                    .failure(Problem.unavailable(
                            "too_many_streams", "Too many lists are being streamed", Duration.ofSeconds(10)));
        }
        return pool.getConnection()
                .flatMap(connection -> open(connection, statement, sql, question.fields(), format))
                .onFailure()
                .invoke(streams::decrementAndGet)
                .onCancellation()
                .invoke(streams::decrementAndGet)
                .onFailure()
                .recoverWithUni(failure -> explain(statement, failure));
    }

    private Uni<RowStream> open(
            SqlConnection connection, Statement statement, String sql, List<Column> fields, Format format) {
        return connection
                .begin()
                .chain(() -> connection.prepare(sql))
                .map(prepared -> prepared.cursor(statement.tuple()))
                .flatMap(cursor -> cursor.read(RowStream.FIRST_BATCH)
                        .map(rows -> new RowStream(format, fields, connection, cursor, rows, streams::decrementAndGet)))
                .onFailure()
                .call(connection::close)
                .onCancellation()
                .call(connection::close);
    }

    /** The question for rows' JSON. */
    static String telling(Statement statement, View view, List<Column> fields, Condition which) {
        return "select row_to_json(shown_row)::text from (select * from " + view.source(statement) + " where "
                + statement.where(which) + ") v" + wanted(view, fields);
    }

    /** The view's rows {@code v} in their order, and {@code shown_row}, the wanted columns of each. */
    private static String from(
            Statement statement, View view, Question question, Optional<Keyset> after, OptionalInt limit) {
        String which = which(statement, question, after);
        return rowsOf(view.source(statement), which, limit) + wanted(view, question.fields());
    }

    private static String rowsOf(String source, String which, OptionalInt limit) {
        return " from (select * from " + source + which + (limit.isPresent() ? " limit " + limit.getAsInt() : "")
                + ") v";
    }

    /** Which rows, and in which order. */
    private static String which(Statement statement, Question question, Optional<Keyset> after) {
        return " where " + statement.where(question.where())
                + after.map(keyset -> " and (" + keyset.sql(statement) + ")").orElse("")
                + question.order().stream().map(SortKey::sql).collect(Collectors.joining(", ", " order by ", ""));
    }

    /** Short for whole rows. */
    private static String wanted(View view, List<Column> fields) {
        boolean plain = fields.stream().noneMatch(field -> field.kind() == Kind.GEOMETRY);
        if (plain && fields.equals(List.copyOf(view.columns().values()))) {
            return " cross join lateral (select v.*) shown_row";
        }
        return " cross join lateral (select " + view.plain(fields) + ") shown_row";
    }

    private Uni<RowSet<Row>> ask(Statement statement, String sql) {
        return pool.preparedQuery(sql)
                .execute(statement.tuple())
                .onFailure()
                .recoverWithUni(failure -> explain(statement, failure));
    }

    /** When PostgreSQL could not read a value, it is asked about each in turn, to name the one at fault. */
    private <T> Uni<T> explain(Statement statement, Throwable failure) {
        if (failure instanceof PgException refused && refused.getSqlState().startsWith(DATA_EXCEPTION)) {
            return this.<T>explain(statement.casts(), failure)
                    .onFailure(PgException.class)
                    .transform(
                            unexplained -> onlyOne(statement.asked().values()).orElse(unexplained));
        }
        Matcher unwritable = UNWRITABLE.matcher(String.valueOf(failure.getMessage()));
        Optional<Asked> asked = unwritable.find()
                ? Optional.ofNullable(statement.asked().get(Integer.parseInt(unwritable.group(1))))
                : Optional.empty();
        return Uni.createFrom().failure(asked.<Throwable>map(Rows::unreadable).orElse(failure));
    }

    private static Optional<Throwable> onlyOne(Collection<Asked> asked) {
        return asked.size() == 1
                ? asked.stream().<Throwable>map(Rows::unreadable).findFirst()
                : Optional.empty();
    }

    private static Problem unreadable(Asked asked) {
        return Kind.OTHER.unreadable(asked.parameter(), asked.text());
    }

    private <T> Uni<T> explain(List<Statement.Cast> suspects, Throwable failure) {
        if (suspects.isEmpty()) {
            return Uni.createFrom().failure(failure);
        }
        Statement.Cast suspect = suspects.get(0);
        return pool.preparedQuery("select $1::text::" + suspect.type())
                .execute(Tuple.of(suspect.text()))
                .onFailure(PgException.class)
                .transform(unread -> Kind.OTHER.unreadable(suspect.parameter(), suspect.text()))
                .chain(() -> explain(suspects.subList(1, suspects.size()), failure));
    }
}
