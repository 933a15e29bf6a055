package org.biotrail.lab.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.container.Places.Holder;
import org.biotrail.lab.container.Places.Thing;
import org.jspecify.annotations.Nullable;

/**
 * Who shall stand where after a request: all that leave a place leave first, then those who name a position take it,
 * then the others take what is free in fill order; so two things may swap ({@code spec/lab.md} §3).
 */
final class PlacingPlan {
    /** Levels of containers in one another, the outermost counted. */
    private static final int DEEPEST = 12;

    private static final String UNKNOWN = "unknown";

    /** A thing that gets a place. */
    record Step(
            Placing.Wish wish,
            Thing thing,
            Holder holder,
            @Nullable String position) {}

    private final Places places;
    private final Map<UUID, Map<String, Occupied>> taken = new HashMap<>();
    private final Map<UUID, Integer> loads = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private record Occupied(String key, @Nullable String code) {}

    PlacingPlan(Places places) {
        this.places = places;
        places.holders().values().forEach(holder -> {
            Map<String, Occupied> positions = new HashMap<>();
            holder.occupied()
                    .forEach(o -> positions.put(o.position(), new Occupied(o.type() + "/" + o.id(), o.code())));
            taken.put(holder.id(), positions);
            loads.put(holder.id(), holder.load());
        });
    }

    /** The steps of all wishes that keep the rules; the others' items know why not. */
    List<Step> steps(List<Placing.Wish> wishes) {
        List<Placing.Wish> allowed = wishes.stream()
                .filter(wish -> keeps(wish, () -> checkPair(wish)))
                .filter(wish -> !stays(wish))
                .toList();
        allowed.forEach(this::leave);
        for (Placing.Wish wish : allowed) {
            if (wish.position() != null) {
                keeps(wish, () -> takeNamed(wish));
            }
        }
        for (Placing.Wish wish : allowed) {
            if (wish.position() == null) {
                keeps(wish, () -> takeNext(wish));
            }
        }
        return steps;
    }

    private static boolean keeps(Placing.Wish wish, Runnable rule) {
        try {
            rule.run();
            return true;
        } catch (Problem problem) {
            wish.item().fail(problem);
            return false;
        }
    }

    private Thing thing(Placing.Wish wish) {
        return places.thing(wish)
                .orElseThrow(() -> Problem.rule("code", "unknown_reference", "There is no such thing"));
    }

    private Holder holder(Placing.Wish wish) {
        return places.holder(wish)
                .orElseThrow(() -> Problem.rule("container", "unknown_reference", "There is no such container"));
    }

    private void checkPair(Placing.Wish wish) {
        Thing thing = thing(wish);
        Holder holder = holder(wish);
        if (!holder.usable() && !wish.former()) {
            throw Problem.rule("container", "container_unusable", holder.code() + " is reserved, not ok or retired");
        }
        if (!thing.usable() && !wish.former()) {
            throw Problem.rule("code", "thing_unusable", thing.code() + " is not usable");
        }
        if (thing.containerId() != null && !wish.move()) {
            throw Problem.conflict("code", "already_placed", thing.code() + " stands in " + thing.container())
                    .with("container", String.valueOf(thing.container()))
                    .with("position", thing.position() == null ? "" : thing.position());
        }
        boolean container = thing.type().equals("container");
        // Before the pair: that a freezer goes into no box is the lesser reason against its going into its own.
        if (container && holder.around().contains(thing.id())) {
            throw Problem.rule("container", "cycle", holder.code() + " stands in " + thing.code() + ", or is it");
        }
        if (!holder.takes(thing)) {
            throw Problem.rule(
                    "container", "pair_not_allowed", holder.code() + " takes no such thing as " + thing.code());
        }
        if (container && holder.around().size() + 1 + thing.height() > DEEPEST) {
            throw Problem.rule("container", "too_deep", "Containers stand in one another at most " + DEEPEST + " deep");
        }
    }

    private boolean stays(Placing.Wish wish) {
        Thing thing = thing(wish);
        Holder holder = holder(wish);
        return holder.id().equals(thing.containerId())
                && !thing.checkedOut()
                && (wish.position() == null || normal(wish, holder).equals(Optional.ofNullable(thing.position())));
    }

    private static Optional<String> normal(Placing.Wish wish, Holder holder) {
        return holder.model() == null
                ? Optional.empty()
                : holder.model().grid().flatMap(grid -> grid.read(String.valueOf(wish.position())));
    }

    private void leave(Placing.Wish wish) {
        Thing thing = thing(wish);
        UUID from = thing.containerId();
        if (from == null || !loads.containsKey(from)) {
            return;
        }
        loads.merge(from, -1, Integer::sum);
        Objects.requireNonNull(taken.get(from))
                .values()
                .removeIf(occupied -> occupied.key().equals(thing.key()));
    }

    private void takeNamed(Placing.Wish wish) {
        Holder holder = holder(wish);
        String wanted = String.valueOf(wish.position());
        if (wanted.strip().equalsIgnoreCase(UNKNOWN)) {
            stand(wish, holder, null);
            return;
        }
        Grid grid = Optional.ofNullable(holder.model())
                .flatMap(ContainerModel.Shape::grid)
                .orElseThrow(() -> Problem.rule("position", "no_positions", holder.code() + " has no positions"));
        String position = grid.read(wanted)
                .orElseThrow(() ->
                        Problem.rule("position", "position_unknown", holder.code() + " has no position " + wanted));
        Occupied occupied = Objects.requireNonNull(taken.get(holder.id())).get(position);
        if (occupied != null) {
            Problem taken = Problem.conflict(
                    "position",
                    "position_taken",
                    Optional.ofNullable(occupied.code()).orElse("Another thing") + " stands at " + position + " of "
                            + holder.code());
            throw occupied.code() == null ? taken : taken.with("occupant", occupied.code());
        }
        stand(wish, holder, position);
    }

    private void takeNext(Placing.Wish wish) {
        Holder holder = holder(wish);
        Optional<Grid> grid = Optional.ofNullable(holder.model()).flatMap(ContainerModel.Shape::grid);
        if (grid.isEmpty()) {
            stand(wish, holder, null);
            return;
        }
        Set<String> there =
                new HashSet<>(Objects.requireNonNull(taken.get(holder.id())).keySet());
        Iterator<String> free = grid.get()
                .positions()
                .filter(position -> !there.contains(position))
                .iterator();
        checkRoom(holder);
        stand(wish, holder, free.next());
    }

    private void stand(Placing.Wish wish, Holder holder, @Nullable String position) {
        checkRoom(holder);
        Thing thing = thing(wish);
        loads.merge(holder.id(), 1, Integer::sum);
        if (position != null) {
            Objects.requireNonNull(taken.get(holder.id())).put(position, new Occupied(thing.key(), thing.code()));
        }
        steps.add(new Step(wish, thing, holder, position));
    }

    private void checkRoom(Holder holder) {
        int load = Objects.requireNonNull(loads.get(holder.id()));
        ContainerModel.Shape model = holder.model();
        if (model == null) {
            return;
        }
        if (model.holdsOne() && load >= 1) {
            throw Problem.conflict("container", "single_content", holder.code() + " holds one thing");
        }
        if (model.isFinite() && model.capacity() != null && load >= model.capacity()) {
            throw Problem.conflict("container", "container_full", holder.code() + " is full")
                    .with("capacity", model.capacity())
                    .with("load", load);
        }
    }
}
