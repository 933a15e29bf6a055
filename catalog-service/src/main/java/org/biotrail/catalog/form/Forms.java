package org.biotrail.catalog.form;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;

/** What is done with forms, and who may do it. */
@ApplicationScoped
class Forms {
    static final String NOT_APPLICABLE =
            "select t.export_name from trait t where t.id = any(cast(string_to_array(%s, ',') as uuid[])) and not %s = any(t.objects)";
    private static final String TEMPLATE = """
            select f.object_type, t.export_name, e.mandatory, t.type, u.symbol, t.range_min, t.range_max, t.link_type,
                   (select string_agg(coalesce(c ->> 'name', ''), ' | ' order by (c ->> 'rank')::int)
                    from jsonb_array_elements(categories_in(t.categories, t.languages, $2)) c) as categories
            from form_trait e join form f on f.id = e.form_id join trait t on t.id = e.trait_id left join unit u on u.id = t.unit
            where f.id = $1
            order by e.place""";

    @Inject
    Pool pool;

    Uni<Form> make(FormDraft draft, Write write) {
        Form form = new Form().apply(draft);
        form.ownerId = write.actor().id();
        return fitting(form).chain(() -> form.<Form>persist());
    }

    Uni<Form> change(UUID id, FormDraft draft, Actor actor) {
        return editable(id, actor).map(form -> form.apply(draft)).call(Forms::fitting);
    }

    Uni<Void> remove(UUID id, Actor actor) {
        return editable(id, actor).call(() -> Usage.requireNone("form", id)).chain(Form::delete);
    }

    /** The sheet to fill in: a line of names, and one that says what belongs below them. */
    Uni<String> template(UUID id, List<String> languages) {
        return pool.preparedQuery(TEMPLATE)
                .execute(Tuple.of(id, languages.toArray(String[]::new)))
                .map(Forms::sheet);
    }

    private static String sheet(RowSet<Row> traits) {
        List<String> names = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (Row trait : traits) {
            if (names.isEmpty()) {
                names.addAll(List.of(trait.getString("object_type"), "person", "date"));
                rules.addAll(List.of("mandatory", "mandatory", "mandatory"));
            }
            names.add(trait.getString("export_name"));
            rules.add(rule(trait));
        }
        StringWriter sheet = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(sheet)) {
            writer.writeRecord(names).writeRecord(rules);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sheet.toString();
    }

    private static String rule(Row trait) {
        String range = trait.getBigDecimal("range_min") == null && trait.getBigDecimal("range_max") == null
                ? ""
                : bound(trait, "range_min") + " to " + bound(trait, "range_max");
        String mandatory = trait.getBoolean("mandatory") ? "mandatory" : "";
        return Stream.of(
                        mandatory,
                        trait.getString("type"),
                        trait.getString("symbol"),
                        range,
                        trait.getString("link_type"),
                        trait.getString("categories"))
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String bound(Row trait, String column) {
        return trait.getBigDecimal(column) == null
                ? ""
                : trait.getBigDecimal(column).toPlainString();
    }

    private static Uni<Form> editable(UUID id, Actor actor) {
        return Form.<Form>findById(id).invoke(form -> {
            if (!form.ownerId.equals(actor.id()) && !actor.isSuperAdmin()) {
                throw Problem.forbidden("not_the_owner", "A form is edited by its owner, or by a super admin");
            }
        });
    }

    private static Uni<Void> fitting(Form form) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(NOT_APPLICABLE.formatted("?1", "?2"), String.class)
                        .setParameter(1, ids(form))
                        .setParameter(2, form.objectType)
                        .getResultList())
                .invoke(others -> requireNone(others, form))
                .replaceWithVoid();
    }

    static String ids(Form form) {
        return form.traits.stream().map(item -> item.traitId().toString()).collect(Collectors.joining(","));
    }

    static void requireNone(List<String> notApplicable, Form form) {
        if (!notApplicable.isEmpty()) {
            throw Problem.rule(
                    "traits",
                    "trait_not_applicable",
                    String.join(", ", notApplicable) + " cannot be measured on a " + form.objectType);
        }
    }
}
