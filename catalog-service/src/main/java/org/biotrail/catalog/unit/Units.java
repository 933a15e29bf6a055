package org.biotrail.catalog.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What is done with units. */
@ApplicationScoped
class Units {
    private static final String STORED = """
            select u.ucum_code, coalesce(u.base_ucum_code, u.ucum_code) as base, u.multiplication_factor, u.conversion_offset
            from unit_view u where u.id in (select unit_matches($1)) limit 2""";

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** A unit as a conversion needs it: by its code, and by its stored way to a base where it is stored. */
    private record Known(UcumUnit ucum, Optional<Conversion> stored) {
        static BigDecimal convert(BigDecimal value, Known from, Known to) {
            boolean sameBase = from.stored.isPresent()
                    && from.stored.map(Conversion::base).equals(to.stored.map(Conversion::base));
            return sameBase
                    ? from.stored.get().convert(value, to.stored.orElseThrow())
                    : Conversion.of(from.ucum).convert(value, Conversion.of(to.ucum));
        }
    }

    Uni<Unit> make(UnitDraft draft) {
        return (draft.baseUnitId() == null ? usualBase(draft) : base(draft.baseUnitId()))
                .chain(base -> new Unit().apply(draft, base).persist());
    }

    /** Whoever names no base means that of the kind, so that the factor says how much of it the unit is. */
    private static Uni<Optional<Unit>> usualBase(UnitDraft draft) {
        return Unit.<Unit>list("baseUnitId is null order by id").map(bases -> Unit.usualBase(draft, bases));
    }

    /** Changes a unit; what its measured values mean only a super admin changes once it is used. */
    Uni<Unit> change(UUID id, UnitDraft draft, Actor actor) {
        return base(draft.baseUnitId())
                .chain(base -> Unit.<Unit>findById(id).call(unit -> {
                    Unit before = unit.measure();
                    boolean otherwise = unit.apply(draft, base).measuresOtherwise(before);
                    return otherwise && !actor.isSuperAdmin()
                            ? Usage.of("unit", id).invoke(used -> {
                                if (!used.isEmpty()) {
                                    throw Problem.forbidden(
                                            "in_use", "Values are measured in it; a super admin may change it");
                                }
                            })
                            : Uni.createFrom().voidItem();
                }));
    }

    Uni<Void> remove(UUID id) {
        return Usage.requireNone("unit", id)
                .chain(() -> Unit.<Unit>findById(id))
                .chain(Unit::delete);
    }

    /** {@code {value, from, to, result}}, the result as a decimal text. */
    Uni<JsonNode> convert(String value, String from, String to) {
        BigDecimal number = Conversion.number("value", value);
        return known("from", from)
                .chain(source -> known("to", to)
                        .map(target -> json.createObjectNode()
                                .put("value", Conversion.plain(number))
                                .put("from", source.ucum().code())
                                .put("to", target.ucum().code())
                                .put("result", Conversion.plain(Known.convert(number, source, target)))));
    }

    private Uni<Known> known(String field, String text) {
        return pool.preparedQuery(STORED).execute(Tuple.of(text)).map(rows -> {
            if (rows.size() > 1) {
                throw Problem.rule(field, "ambiguous_reference", "Several units are called " + text);
            }
            return rows.size() == 1 ? stored(rows) : new Known(parsed(field, text), Optional.empty());
        });
    }

    private static Known stored(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Known(
                UcumUnit.parse(row.getString("ucum_code")),
                Optional.of(new Conversion(
                        row.getString("base"),
                        row.getBigDecimal("multiplication_factor"),
                        row.getBigDecimal("conversion_offset"))));
    }

    private static UcumUnit parsed(String field, String text) {
        try {
            return UcumUnit.parse(text.strip());
        } catch (Problem malformed) {
            throw Problem.rule(field, "unknown_reference", text + " is neither a stored unit nor a UCUM code");
        }
    }

    private static Uni<Optional<Unit>> base(@Nullable UUID id) {
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : Unit.<Unit>findById(id).map(Optional::ofNullable);
    }
}
