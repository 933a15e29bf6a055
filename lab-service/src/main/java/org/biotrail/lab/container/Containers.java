package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.Counters;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.biotrail.lab.code.Numbered;
import org.jspecify.annotations.Nullable;

/** Makes containers; one whose code carries a model finds or makes that model. */
@ApplicationScoped
class Containers {
    private static final String PREFIX = "container_";

    private static final String ASK = """
            select cast(coalesce(jsonb_agg(jsonb_build_object('n', a.n,
                'existing', (select c.id from container c where c.id = a.id or c.code = a.code limit 1),
                'alias_taken', exists (select 1 from code_alias ca where ca.alias = a.code),
                'model', (select m.id from container_model m where lower(m.name) = lower(a.model)),
                'retired_model', (select m.name from container_model m where m.retired
                                   and (m.id = a.model_id or a.model_id is null and lower(m.name) = lower(a.model)))) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, id uuid, code text, model text, model_id uuid)""";

    static final String GIVE_RULES =
            "select cast(give_rules(array(select cast(i.value as uuid) from jsonb_array_elements_text(from_json($1)) i)) as text)";

    private static final String CONTENTS = """
            select cast(jsonb_build_object(
              'load', (select count(*) from placement p where p.container_id = x.id),
              'positions', (select coalesce(jsonb_agg(p.position), jsonb_build_array()) from placement p
                             where p.container_id = x.id and p.position is not null),
              'model', (select to_jsonb(m) from container_model m where m.id = cast(from_json($1) ->> 1 as uuid))) as text)
              from (select cast(from_json($1) ->> 0 as uuid) as id) x""";

    private record Question(
            int n,
            @Nullable UUID id,
            @Nullable String code,
            @Nullable String model,
            @Nullable UUID modelId) {}

    private record Facts(
            int n,
            @Nullable UUID existing,
            boolean aliasTaken,
            @Nullable UUID model,
            @Nullable String retiredModel) {}

    private record Grown(Item<ContainerDraft> item, Container container, Facts facts) {
        Optional<ModelInCode> former() {
            return item.givenCode().flatMap(code -> ModelInCode.of(LabCode.normal(code)));
        }
    }

    @Inject
    Placing placing;

    /** Makes a container of every sound item, and puts it where its draft says. */
    Uni<List<Container>> make(Tables tables, List<Item<ContainerDraft>> items, BenchRules rules) {
        return store(tables, items, rules.imported()).call(made -> place(tables, items, rules));
    }

    /** Makes containers that stand nowhere yet. */
    private Uni<List<Container>> store(Tables tables, List<Item<ContainerDraft>> items, boolean imported) {
        List<Item<ContainerDraft>> sound = items.stream().filter(Item::isSound).toList();
        if (sound.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> question(n, sound.get(n)))
                .toList();
        return tables.ask(ASK, questions).flatMap(rows -> {
            List<Facts> facts = Rows.list(rows, Facts.class);
            List<Grown> grown = IntStream.range(0, sound.size())
                    .mapToObj(n -> grow(sound.get(n), facts.get(n), imported))
                    .filter(one -> one.item().isSound())
                    .toList();
            return models(tables, grown).chain(() -> name(tables, grown)).chain(() -> insert(tables, grown));
        });
    }

    private static Question question(int n, Item<ContainerDraft> item) {
        Optional<String> code = item.givenCode().map(LabCode::normal);
        return new Question(
                n,
                item.givenId().orElse(null),
                code.orElse(null),
                code.flatMap(ModelInCode::of).map(ModelInCode::name).orElse(null),
                item.draft().containerModelId());
    }

    private static Grown grow(Item<ContainerDraft> item, Facts facts, boolean imported) {
        Container container = new Container();
        item.givenId().ifPresent(id -> container.id = id);
        if (item.isNew(facts.existing(), facts.aliasTaken())) {
            container.take(item);
            if (facts.retiredModel() != null && !imported) {
                item.violations().add("container_model_id", "model_retired", retired(facts.retiredModel()));
            }
        }
        return new Grown(item, container, facts);
    }

    private static String retired(String model) {
        return model + " is not for new containers";
    }

    /** Models that codes carry: found by name, or made with the rules of racks. */
    private static Uni<Void> models(Tables tables, List<Grown> grown) {
        Map<String, ContainerModel> made = new LinkedHashMap<>();
        for (Grown one : grown) {
            if (one.container().containerModelId == null) {
                one.former()
                        .ifPresent(former -> one.container().containerModelId = Optional.ofNullable(
                                        one.facts().model())
                                .orElseGet(() ->
                                        made.computeIfAbsent(former.name(), name -> new ContainerModel(former)).id));
            }
            one.container().requireModel(one.item());
        }
        return made.isEmpty()
                ? Uni.createFrom().voidItem()
                : tables.insert("container_model", made.values())
                        .chain(() -> tables.ask(
                                GIVE_RULES,
                                made.values().stream().map(model -> model.id).toList()))
                        .replaceWithVoid();
    }

    private static Uni<Void> name(Tables tables, List<Grown> grown) {
        List<LabCode> given = new ArrayList<>();
        List<Grown> waiting = new ArrayList<>();
        for (Grown one : grown) {
            Optional<String> code = one.item().givenCode();
            code.ifPresent(text -> one.item().check(() -> {
                LabCode parsed = LabCode.parse("code", text, Form.CONTAINER);
                one.container().code = parsed.text();
                given.add(parsed);
            }));
            if (code.isEmpty() && one.item().isSound()) {
                waiting.add(one);
            }
        }
        Map<String, Integer> asked = waiting.isEmpty() ? Map.of() : Map.of(PREFIX, waiting.size());
        return Counters.raise(tables, given)
                .chain(() -> Counters.take(tables, asked))
                .invoke(firsts -> {
                    Map<String, Integer> next = new TreeMap<>(firsts);
                    waiting.forEach(one -> one.item()
                            .check(() -> one.container().code =
                                    new Numbered(PREFIX, next.merge(PREFIX, 1, Integer::sum) - 1).toString()));
                })
                .replaceWithVoid();
    }

    private static Uni<List<Container>> insert(Tables tables, List<Grown> grown) {
        List<Grown> sound = grown.stream().filter(one -> one.item().isSound()).toList();
        List<Container> containers = sound.stream().map(Grown::container).toList();
        return tables.insert("container", containers)
                .invoke(() -> sound.forEach(one -> one.item().becomes(one.container().id)))
                .replaceWith(containers);
    }

    private Uni<Void> place(Tables tables, List<Item<ContainerDraft>> items, BenchRules rules) {
        Map<Integer, String> wanted = new HashMap<>();
        items.forEach(item -> {
            if (item.isMade() && item.draft().container() != null) {
                wanted.put(item.number(), item.draft().container());
            }
        });
        return place(tables, items, wanted, rules);
    }

    /** Puts containers into others by the number of their item. */
    Uni<Void> place(Tables tables, List<Item<ContainerDraft>> items, Map<Integer, String> wanted, BenchRules rules) {
        List<Placing.Wish> wishes = new ArrayList<>();
        for (Item<ContainerDraft> item : items) {
            String container = wanted.get(item.number());
            if (container != null && item.isMade()) {
                wishes.add(new Placing.Wish(
                        item, "container", item.id(), container, item.draft().position(), false, rules.imported()));
            }
        }
        return placing.place(tables, wishes, rules.now());
    }

    /** Makes containers whose labels are printed before anybody knows what they will be. */
    Uni<JsonNode> reserve(Tables tables, Reservation wanted) {
        String prefix = wanted.prefixOr(PREFIX);
        return Counters.take(tables, Map.of(prefix, wanted.count()))
                .map(firsts -> wanted.codes(prefix, firsts.getOrDefault(prefix, 0)))
                .flatMap(codes -> {
                    List<Item<ContainerDraft>> items = new ArrayList<>();
                    codes.forEach(code -> items.add(
                            new Item<>(items.size(), ContainerDraft.RESERVED, Optional.empty(), Optional.of(code))));
                    return store(tables, items, false)
                            .invoke(() -> items.forEach(Item::throwIfBroken))
                            .map(made -> Reservation.answer(codes));
                });
    }

    /** Changes one container, loaded in the session of the request. */
    Uni<Container> change(Tables tables, UUID id, Item<ContainerDraft> item, BenchRules rules) {
        return Container.<Container>findById(id).flatMap(container -> {
            UUID before = container.containerModelId;
            container.change(item);
            UUID model = container.containerModelId;
            return (model == null || model.equals(before) ? Uni.createFrom().nullItem() : checkFit(tables, id, model))
                    .chain(() -> placing.follow(
                            tables,
                            item,
                            "container",
                            id,
                            item.draft().container(),
                            item.draft().position(),
                            rules.now()))
                    .replaceWith(container);
        });
    }

    /** Changes containers that rows of an import met. */
    Uni<Set<UUID>> change(Tables tables, List<Met<ContainerDraft>> met, BenchRules rules) {
        List<Container> containers =
                met.stream().map(one -> one.thing(Container.class)).toList();
        return Multi.createFrom()
                .range(0, met.size())
                .onItem()
                .transformToUniAndConcatenate(
                        n -> change(tables, containers.get(n), met.get(n).item()))
                .collect()
                .asList()
                .call(() -> placing.moveMet(
                        tables, "container", met, ContainerDraft::container, ContainerDraft::position, rules.now()))
                .chain(() -> tables.update("container", Bench.sound(met, containers)));
    }

    private static Uni<Container> change(Tables tables, Container container, Item<ContainerDraft> item) {
        UUID before = container.containerModelId;
        item.check(() -> container.change(item));
        UUID model = container.containerModelId;
        Uni<?> fit = model == null || model.equals(before)
                ? Uni.createFrom().nullItem()
                : checkFit(tables, container.id, model);
        return fit.onFailure(Problem.class)
                .recoverWithItem(failure -> {
                    item.fail(failure);
                    return null;
                })
                .replaceWith(container);
    }

    /** @throws Problem 409 {@code model_does_not_fit} when what stands in the container has no place in the model */
    private static Uni<?> checkFit(Tables tables, UUID container, UUID model) {
        return tables.ask(CONTENTS, List.of(container, model)).invoke(Containers::refuseMisfit);
    }

    private static void refuseMisfit(JsonNode found) {
        if (found.path("model").path("retired").asBoolean()) {
            throw Problem.rule(
                    "container_model_id",
                    "model_retired",
                    retired(found.path("model").path("name").asText()));
        }
        ContainerModel.Shape shape = Rows.read(found.get("model"), ContainerModel.Shape.class);
        boolean room = !shape.isFinite()
                || shape.capacity() == null
                || found.path("load").asInt() <= shape.capacity();
        boolean positions = Rows.list(found.get("positions"), String.class).stream()
                .allMatch(position -> shape.grid()
                        .flatMap(grid -> grid.read(position))
                        .filter(position::equals)
                        .isPresent());
        if (!room || !positions) {
            throw Problem.conflict(
                    "container_model_id", "model_does_not_fit", "What stands in it has no place in " + shape.name());
        }
    }
}
