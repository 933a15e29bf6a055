package org.biotrail.lab.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Tables;
import org.jspecify.annotations.Nullable;

/** Other names that an import brings along with its things. */
public final class Aliases {
    private static final String TAKEN = """
            select cast(coalesce(jsonb_object_agg(t.alias, t.owner), jsonb_build_object()) as text) from (
              select w.value as alias,
                     (select a.subject_id from code_alias a where a.alias = w.value) as owner
                from jsonb_array_elements_text(from_json($1)) w
               where exists (select 1 from code_alias a where a.alias = w.value)
                  or exists (select 1 from thing_view v where v.code = read_code(w.value))) t""";

    private Aliases() {}

    private record Row(
            Object id,
            String alias,
            String subjectType,
            Object subjectId,
            @Nullable String scheme) {}

    /** Adds {@code code_taken} to every item whose alias is another thing's name. */
    public static Uni<Void> refuseTaken(Tables tables, List<? extends Item<?>> items, Map<Integer, String> aliases) {
        return aliases.isEmpty()
                ? Uni.createFrom().voidItem()
                : tables.ask(TAKEN, aliases.values())
                        .invoke(taken -> {
                            Map<String, Integer> first = new HashMap<>();
                            for (Item<?> item : items) {
                                String alias = aliases.get(item.number());
                                boolean twice = alias != null && first.putIfAbsent(alias, item.number()) != null;
                                if (alias != null && (twice || taken.has(alias))) {
                                    item.aliasTaken(alias, owner(taken.path(alias)));
                                }
                            }
                        })
                        .replaceWithVoid();
    }

    private static @Nullable UUID owner(JsonNode id) {
        return id.isTextual() ? UUID.fromString(id.textValue()) : null;
    }

    /** Stores the aliases of what was made, and new ones of what was met. */
    public static Uni<Void> add(
            Tables tables, String type, List<? extends Item<?>> items, Map<Integer, String> aliases, boolean updates) {
        List<Row> rows = new ArrayList<>();
        for (Item<?> item : items) {
            String alias = aliases.get(item.number());
            if (alias != null && item.isMade()) {
                rows.add(new Row(UuidCreator.getTimeOrderedEpoch(), alias, type, item.id(), null));
            } else if (alias != null && item.isMet() && updates && item.aliasIsFree()) {
                rows.add(new Row(UuidCreator.getTimeOrderedEpoch(), alias, type, item.metId(), null));
                item.moves();
            }
        }
        return tables.insert("code_alias", rows);
    }
}
