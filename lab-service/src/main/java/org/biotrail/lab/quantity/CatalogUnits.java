package org.biotrail.lab.quantity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.biotrail.kit.reference.References;

/**
 * The catalog's units as this service knows them. There are few and they hardly change, so they are kept in memory and
 * read anew after a minute, or when a text is none of them; then the catalog is asked.
 */
@ApplicationScoped
public class CatalogUnits {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String ALL =
            "select id, ucum_code, name, symbol, quantity_kind, multiplication_factor, coalesce(conversion_offset, 0) as conversion_offset"
                    + " from unit_copy where ucum_code is not null and multiplication_factor is not null";

    private record Kept(Units units, Instant until) {}

    private volatile Kept kept = new Kept(new Units(List.of()), Instant.MIN);

    @Inject
    Pool pool;

    @Inject
    References references;

    /** The units, those that the texts call among them if the catalog has them. */
    public Uni<Units> knowing(Collection<String> texts) {
        Kept now = kept;
        if (Instant.now().isBefore(now.until) && unknown(now.units, texts).isEmpty()) {
            return Uni.createFrom().item(now.units);
        }
        return read().flatMap(units -> {
            List<String> unknown = unknown(units, texts);
            return unknown.isEmpty()
                    ? Uni.createFrom().item(units)
                    : references
                            .resolveAll("unit", unknown)
                            .flatMap(found ->
                                    isFound(found) ? read() : Uni.createFrom().item(units));
        });
    }

    /** The same for bodies: every text of a field that ends in {@code _unit}, at any depth. */
    public Uni<Units> in(JsonNode... bodies) {
        Set<String> texts = new LinkedHashSet<>();
        Stream.of(bodies).forEach(body -> collect(body, texts));
        return knowing(texts);
    }

    private static void collect(JsonNode body, Set<String> texts) {
        if (body instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getKey().endsWith("_unit") && member.getValue().isTextual()) {
                    texts.add(member.getValue().textValue());
                }
            });
        }
        body.forEach(child -> collect(child, texts));
    }

    private static boolean isFound(Map<String, List<String>> found) {
        return found.values().stream().anyMatch(ids -> !ids.isEmpty());
    }

    private static List<String> unknown(Units units, Collection<String> texts) {
        return texts.stream().filter(text -> units.find(text).isEmpty()).toList();
    }

    private Uni<Units> read() {
        return pool.query(ALL)
                .execute()
                .map(rows -> rows.stream().map(CatalogUnits::named).toList())
                .map(Units::new)
                .invoke(units -> kept = new Kept(
                        units, units.isEmpty() ? Instant.MIN : Instant.now().plus(KEPT)));
    }

    private static Units.Named named(Row row) {
        Unit unit = new Unit(
                row.getString("ucum_code"),
                row.getString("quantity_kind"),
                row.getBigDecimal("multiplication_factor"),
                row.getBigDecimal("conversion_offset"));
        return new Units.Named(
                unit,
                Stream.of(row.getUUID("id").toString(), row.getString("name"), row.getString("symbol"))
                        .filter(Objects::nonNull)
                        .toList());
    }
}
