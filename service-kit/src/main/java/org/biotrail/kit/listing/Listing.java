package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.biotrail.kit.access.Actor;

/**
 * How one view is served over HTTP: which typed parameters it has, what hides, what sorts, who sees which row. The
 * columns themselves, their types and which may be filtered and sorted are read from the database.
 *
 * <p>By convention the view of a thing {@code taxon} is {@code taxon_view}, its table {@code taxon}, and the function
 * {@code taxon_matches(text)} gives the ids of all taxa that a text refers to.
 */
public final class Listing {
    private final String thing;
    private final String view;
    private final String table;
    private final String path;
    private final Set<String> hidden;
    private final Optional<String> geometry;
    private final List<String> defaultSort;
    private final Map<String, Parameter> parameters;
    private final Function<Actor, Condition> visible;

    private Listing(Builder builder) {
        this.thing = builder.thing;
        this.view = builder.view;
        this.table = builder.table;
        this.path = builder.path;
        this.hidden = Set.copyOf(builder.hidden);
        this.geometry = builder.geometry;
        this.defaultSort = List.copyOf(builder.defaultSort);
        this.parameters = Map.copyOf(builder.parameters);
        this.visible = builder.visible;
    }

    /**
     * Begins the listing of a thing.
     *
     * @param thing the subject type, for example {@code field_record}
     * @param path the collection's path within the service, for example {@code /field-records}
     */
    public static Builder of(String thing, String path) {
        return new Builder(thing, path);
    }

    public String thing() {
        return thing;
    }

    public String view() {
        return view;
    }

    public String table() {
        return table;
    }

    public String path() {
        return path;
    }

    /** Columns that are answered only when {@code fields} names them. */
    public Set<String> hidden() {
        return hidden;
    }

    /** The column that becomes a GeoJSON feature's geometry. */
    public Optional<String> geometry() {
        return geometry;
    }

    /** As in {@code sort=}: {@code name}, {@code -adm_level}; the id is always the last tie-break. */
    public List<String> defaultSort() {
        return defaultSort;
    }

    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /** The rows that this actor may see. */
    public Condition visibleTo(Actor actor) {
        return visible.apply(actor);
    }

    /**
     * A typed query parameter.
     *
     * @param description for the OpenAPI document
     * @param repeatable whether it may be given several times (or with commas); the values are OR-ed
     * @param condition the rows it leaves, from its text; throws a 400 {@code Problem} for a text it cannot read
     */
    public record Parameter(String description, boolean repeatable, Function<String, Condition> condition) {}

    /** Collects what a listing is made of. */
    public static final class Builder {
        private final String thing;
        private final String path;
        private String view;
        private String table;
        private final List<String> hidden = new ArrayList<>();
        private Optional<String> geometry = Optional.empty();
        private List<String> defaultSort = List.of();
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();
        private Function<Actor, Condition> visible = actor -> Condition.ALL;

        private Builder(String thing, String path) {
            this.thing = thing;
            this.path = path;
            this.view = thing + "_view";
            this.table = thing;
        }

        /** The view, where its name is not {@code <thing>_view}. */
        public Builder view(String name) {
            this.view = name;
            return this;
        }

        /** The table, where its name is not the thing's (for example {@code app_user}). */
        public Builder table(String name) {
            this.table = name;
            return this;
        }

        public Builder hidden(String... columns) {
            hidden.addAll(List.of(columns));
            return this;
        }

        public Builder geometry(String column) {
            this.geometry = Optional.of(column);
            return this;
        }

        public Builder sort(String... columns) {
            this.defaultSort = List.of(columns);
            return this;
        }

        /** {@code ?name=} equals the column of that name, several values OR-ed; the column's type reads the text. */
        public Builder equal(String column) {
            return equal(column, column);
        }

        /** {@code ?name=} equals a column; the comparison casts the text to the column's type in PostgreSQL. */
        public Builder equal(String name, String column) {
            return parameter(name, "equals " + column, true, value -> Condition.of("equals(" + column + ")", value));
        }

        /** {@code ?name=} refers to a thing (id, code, name) whose id stands in the column. */
        public Builder refers(String name, String column, String referred) {
            return parameter(
                    name,
                    "a " + referred + ": its id, code or unambiguous name",
                    true,
                    value -> Condition.of(column + " in (select " + referred + "_matches(?))", value));
        }

        /** Text with {@code *} as wildcard, case ignored; {@code %}, {@code _} and {@code \} mean themselves. */
        public Builder wildcard(String name, String column) {
            return parameter(
                    name,
                    column + ", with * as wildcard, case ignored",
                    true,
                    value -> Condition.of("lower(" + column + ") like ?", Wildcard.toLike(value)));
        }

        /** {@code ?name=} is a lower bound, itself included. */
        public Builder atLeast(String name, String column) {
            return parameter(
                    name, column + " at least", false, value -> Condition.of("atLeast(" + column + ")", value));
        }

        /** {@code ?name=} is an upper bound, itself included. */
        public Builder atMost(String name, String column) {
            return parameter(name, column + " at most", false, value -> Condition.of("atMost(" + column + ")", value));
        }

        public Builder parameter(
                String name, String description, boolean repeatable, Function<String, Condition> condition) {
            parameters.put(name, new Parameter(description, repeatable, condition));
            return this;
        }

        /** Who sees which rows; evaluated inside every query of this listing, counts and streams included. */
        public Builder visible(Function<Actor, Condition> rows) {
            this.visible = rows;
            return this;
        }

        public Listing build() {
            return new Listing(this);
        }
    }
}
