package org.biotrail.lab.bench;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.jspecify.annotations.Nullable;

/** An import of things whose natural key is a name, unique ignoring case: methods and models. */
public abstract class NamedImport<E extends RecordedEntity, D> extends BenchImport<D> {
    private record Question(
            int n, @Nullable UUID id, @Nullable String name) {}

    private record Known(int n, @Nullable UUID existing) {}

    private final Class<E> type;

    protected NamedImport(Class<E> type, Class<D> draft) {
        super(draft);
        this.type = type;
    }

    /** A new thing, or the problem with its draft. */
    protected abstract E grow(D draft, BenchRules rules);

    /** The draft over a thing that there is, or the problem with it. */
    protected abstract void apply(E thing, D draft, BenchRules rules);

    /** Whether the changed things may be as they are now. */
    protected Uni<?> check(Tables tables, List<E> things, List<Met<D>> met) {
        return Uni.createFrom().nullItem();
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<D>> met, BenchRules rules) {
        List<E> things = met.stream().map(one -> one.thing(type)).toList();
        IntStream.range(0, met.size()).forEach(n -> {
            Item<D> item = met.get(n).item();
            item.check(() -> apply(things.get(n), item.draft(), rules));
        });
        return check(tables, things, met).chain(() -> tables.update(thing(), Bench.sound(met, things)));
    }

    @Override
    protected String keyColumn() {
        return "name";
    }

    /** What follows the insertion, for example rules of new models. */
    protected Uni<?> after(Tables tables, List<E> made) {
        return Uni.createFrom().nullItem();
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<D>> items, BenchRules rules) {
        List<Item<D>> sound = items.stream().filter(Item::isSound).toList();
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> new Question(
                        n,
                        sound.get(n).givenId().orElse(null),
                        sound.get(n).givenCode().orElse(null)))
                .toList();
        return tables.ask(
                        "select cast(coalesce(jsonb_agg(jsonb_build_object('n', a.n, 'existing', (select t.id from "
                                + thing()
                                + " t where t.id = a.id or lower(t.name) = lower(a.name) limit 1)) order by a.n), jsonb_build_array()) as text)"
                                + " from jsonb_to_recordset(from_json($1)) as a(n int, id uuid, name text)",
                        questions)
                .flatMap(rows -> {
                    List<Known> known = Rows.list(rows, Known.class);
                    List<E> made = new ArrayList<>();
                    IntStream.range(0, sound.size())
                            .filter(n -> sound.get(n).isNew(known.get(n).existing(), false))
                            .forEach(n -> add(sound.get(n), made, rules));
                    return tables.insert(thing(), made).chain(() -> after(tables, made));
                });
    }

    private void add(Item<D> item, List<E> made, BenchRules rules) {
        try {
            E entity = grow(item.draft(), rules);
            item.givenId().ifPresent(id -> entity.id = id);
            item.becomes(entity.id);
            made.add(entity);
        } catch (Problem problem) {
            item.fail(problem);
        }
    }
}
