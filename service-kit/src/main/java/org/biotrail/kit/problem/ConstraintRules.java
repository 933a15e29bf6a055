package org.biotrail.kit.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the database's constraints mean to a caller, from their comments: {@code '409 duplicate_name name: another taxon
 * has this name'} on an index or constraint. A trigger may raise an error whose message has the same form.
 */
@ApplicationScoped
class ConstraintRules {
    private static final Pattern RULE =
            Pattern.compile("(?<status>403|404|409|422) (?<code>[a-z_]+) (?<field>[a-z_0-9.]*) ?: (?<message>[^\\n]+)");
    private static final String COMMENTS = """
            select c.conname::text, d.description
            from pg_constraint c
            join pg_description d on d.objoid = c.oid and d.classoid = 'pg_constraint'::regclass
            union all
            select i.relname::text, d.description
            from pg_class i
            join pg_description d on d.objoid = i.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
            where i.relkind in ('i', 'I')""";

    /** A rule as its comment words it. */
    record Rule(int status, String code, String field, String message) {
        Problem broken() {
            return switch (status) {
                case 403 -> field.isEmpty() ? Problem.forbidden(code, message) : Problem.forbiddenField(field);
                case 404 -> Problem.notFound(message);
                case 409 -> Problem.conflict(field, code, message);
                default -> Problem.rule(field, code, message);
            };
        }
    }

    private final Pool pool;

    /** Read once: the schema of a running service changes by a migration at its start only. */
    private volatile Map<String, Rule> read = Map.of();

    @Inject
    ConstraintRules(Pool pool) {
        this.pool = pool;
    }

    /** The rule behind a constraint's or index's name; empty when nobody commented it. */
    Uni<Optional<Rule>> of(String constraint) {
        return rules().map(known -> Optional.ofNullable(known.get(constraint)));
    }

    private Uni<Map<String, Rule>> rules() {
        return read.isEmpty()
                ? pool.query(COMMENTS).execute().map(ConstraintRules::byName).invoke(known -> read = known)
                : Uni.createFrom().item(read);
    }

    /** The rule that a text contains, for example the message of an error raised by a trigger. */
    static Optional<Rule> in(String text) {
        Matcher matcher = RULE.matcher(text);
        return matcher.find() ? Optional.of(rule(matcher)) : Optional.empty();
    }

    private static Rule rule(Matcher matcher) {
        return new Rule(
                Integer.parseInt(matcher.group("status")),
                matcher.group("code"),
                matcher.group("field"),
                matcher.group("message").strip());
    }

    private static Map<String, Rule> byName(RowSet<Row> rows) {
        Map<String, Rule> known = new HashMap<>();
        for (Row row : rows) {
            in(row.getString(1)).ifPresent(rule -> known.put(row.getString(0), rule));
        }
        return Map.copyOf(known);
    }
}
