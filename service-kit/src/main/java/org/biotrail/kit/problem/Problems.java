package org.biotrail.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Says what any failure means to a caller: broken constraints, stale versions, unreadable JSON, a database away. */
@ApplicationScoped
public class Problems {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"([^\"]+)\"");
    private static final Pattern COLUMN = Pattern.compile("column \"([^\"]+)\"");

    @Inject
    ConstraintRules rules;

    /** The problem behind a failure; empty when it is a fault of ours, of which a caller hears nothing more. */
    public Uni<Optional<Problem>> behind(Throwable failure) {
        List<Throwable> causes = causes(failure);
        // JSON that fails deeper down is our own, not the caller's.
        return first(causes, Problem.class)
                .or(() -> first(List.of(failure), JsonProcessingException.class).map(Problems::unreadable))
                .or(() -> stale(causes))
                .or(() -> away(causes))
                .map(problem -> Uni.createFrom().item(Optional.of(problem)))
                .orElseGet(() -> DatabaseError.in(causes)
                        .map(this::ofDatabase)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** 400 where the text is no JSON, 422 with the field where it is JSON of another shape. */
    public static Problem unreadable(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return Problem.rule(path(unknown), "unknown_field", "There is no field " + path(unknown));
        }
        if (failure instanceof JsonMappingException mapping && !path(mapping).isEmpty()) {
            return Problem.rule(path(mapping), "wrong_type", path(mapping) + " has another type");
        }
        return Problem.unreadable("", "unreadable_json", "The body is not the JSON that is expected here");
    }

    /** The path of a value within a body, as {@code creators[0].person_id}. */
    public static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private Uni<Optional<Problem>> ofDatabase(DatabaseError error) {
        Optional<Problem> raised = ConstraintRules.in(error.message()).map(ConstraintRules.Rule::broken);
        if (raised.isPresent()) {
            return Uni.createFrom().item(raised);
        }
        return error.constraint()
                .map(name -> rules.of(name)
                        .map(rule -> rule.map(ConstraintRules.Rule::broken).or(() -> byState(error))))
                .orElseGet(() -> Uni.createFrom().item(byState(error)));
    }

    /** What is left when nobody commented the constraint: the SQL state alone. */
    private static Optional<Problem> byState(DatabaseError error) {
        String column = error.column();
        return switch (error.state()) {
            case "23505" -> Optional.of(Problem.conflict("", "duplicate", "There is such a thing already"));
            case "23503" ->
                Optional.of(
                        error.message().contains("update or delete on table")
                                ? Problem.conflict("", "in_use", "Other things refer to it")
                                : Problem.rule("", "unknown_reference", "It refers to something that does not exist"));
            case "23502" -> Optional.of(Problem.rule(column, "required", column + " is required"));
            case "23514", "23P01" -> Optional.of(Problem.rule("", "rule", "A rule of the database is broken"));
            case "22001" -> Optional.of(Problem.rule(column, "too_long", "A text is too long"));
            case "22003", "22008" -> Optional.of(Problem.rule(column, "out_of_range", "A value is out of range"));
            case "22021", "22P02", "22P05", "22007", "22023" ->
                Optional.of(Problem.rule(column, "format", "A value has another form"));
            case "40001", "40P01", "55P03" ->
                Optional.of(Problem.unavailable("busy", "Others write the same things, try again", SOON));
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> stale(List<Throwable> causes) {
        boolean stale = first(causes, OptimisticLockException.class).isPresent()
                || first(causes, StaleStateException.class).isPresent();
        return stale ? Optional.of(Problem.staleVersion()) : Optional.empty();
    }

    private static Optional<Problem> away(List<Throwable> causes) {
        boolean unreachable = causes.stream()
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof SocketException
                        || cause instanceof ClosedChannelException
                        || cause instanceof TimeoutException
                        || isClosed(cause));
        boolean closing = DatabaseError.in(causes)
                .filter(error -> error.state().startsWith("57P")
                        || error.state().startsWith("08")
                        || error.state().startsWith("53"))
                .isPresent();
        return unreachable || closing
                ? Optional.of(Problem.unavailable("database_unavailable", "The database does not answer", SOON))
                : Optional.empty();
    }

    /** Vert.x tells of lost connections and full pools by classes of its own packages, or by words alone. */
    private static boolean isClosed(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String message = String.valueOf(cause.getMessage());
        return name.equals("ClosedConnectionException")
                || name.equals("ConnectionPoolTooBusyException")
                || message.contains("Connection is not active")
                || message.contains("Pool closed")
                || (name.equals("NoStackTraceThrowable") && message.contains("Timeout"));
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
    }

    private static <T> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What PostgreSQL said, whether it came by the bare client or through Hibernate. */
    private record DatabaseError(String state, String message, Optional<String> constraint, String column) {
        static Optional<DatabaseError> in(List<Throwable> causes) {
            return first(causes, PgException.class)
                    .map(error -> new DatabaseError(
                            text(error.getSqlState()),
                            text(error.getErrorMessage()),
                            Optional.ofNullable(error.getConstraint()),
                            text(error.getColumn())))
                    .or(() -> first(causes, JDBCException.class).map(DatabaseError::of))
                    .or(() -> first(causes, SQLException.class)
                            .map(error -> of(text(error.getSQLState()), withoutState(error))));
        }

        /** The driver puts the state behind what the database said; readers are not to see it. */
        private static String withoutState(SQLException error) {
            return text(error.getMessage()).replace(" (" + error.getSQLState() + ")", "");
        }

        private static DatabaseError of(JDBCException error) {
            DatabaseError said = of(text(error.getSQLState()), withoutState(error.getSQLException()));
            return error instanceof ConstraintViolationException violation && violation.getConstraintName() != null
                    ? new DatabaseError(
                            said.state, said.message, Optional.of(violation.getConstraintName()), said.column)
                    : said;
        }

        private static DatabaseError of(String state, String message) {
            return new DatabaseError(
                    state,
                    message,
                    found(CONSTRAINT, message),
                    found(COLUMN, message).orElse(""));
        }

        private static Optional<String> found(Pattern pattern, String message) {
            Matcher matcher = pattern.matcher(message);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }
}
