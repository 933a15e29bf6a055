package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

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
    private final List<String> search;
    private final Map<String, Parameter> parameters;
    private final Function<Actor, Condition> visible;
    private final List<TextFormat> texts;
    private final Map<String, String> translated;
    private final Map<Field, Function<Actor, Condition>> computed;
    private final boolean ranked;
    private final Map<String, String> highlighted;
    private final Map<Set<String>, Function<Actor, Condition>> withheld;
    private final Optional<String> datasetOfRow;
    private final String key;

    /** A field and PostgreSQL's name of its type. */
    record Field(String name, String type) {}

    private Listing(Builder builder) {
        this.thing = builder.thing;
        this.view = builder.view;
        this.table = builder.table;
        this.path = builder.path;
        this.hidden = Set.copyOf(builder.hidden);
        this.geometry = builder.geometry;
        this.defaultSort = List.copyOf(builder.defaultSort);
        this.search = List.copyOf(builder.search);
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(builder.parameters));
        this.visible = builder.visible;
        this.texts = List.copyOf(builder.texts);
        this.translated = Collections.unmodifiableMap(new LinkedHashMap<>(builder.translated));
        this.computed = Collections.unmodifiableMap(new LinkedHashMap<>(builder.computed));
        this.ranked = builder.ranked;
        this.highlighted = Collections.unmodifiableMap(new LinkedHashMap<>(builder.highlighted));
        this.withheld = Collections.unmodifiableMap(new LinkedHashMap<>(builder.withheld));
        this.datasetOfRow = builder.datasetOfRow;
        this.key = String.join(
                " ",
                view,
                table,
                thing,
                new TreeSet<>(hidden).toString(),
                geometry.orElse(""),
                new TreeMap<>(translated).toString());
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

    /** The same for all listings that show the same columns of one view and tell them alike. */
    String key() {
        return key;
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

    /** The columns that {@code q=} looks into; empty where the view's {@code search} vector answers it, or nothing. */
    public List<String> search() {
        return search;
    }

    /** Columns that are told in the reader's language, and how; see {@link Builder#translated}. */
    public Map<String, String> translated() {
        return translated;
    }

    /** The names of fields that are computed for each caller; see {@link Builder#computed}. */
    public Set<String> computed() {
        return computed.keySet().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
    }

    Set<Field> computedFields() {
        return computed.keySet();
    }

    List<Computed> computedFor(Actor actor) {
        return computed.entrySet().stream()
                .map(one -> new Computed(
                        one.getKey().name(), one.getKey().type(), one.getValue().apply(actor)))
                .toList();
    }

    /** Whether what {@code q=} finds comes in the order of its relevance; see {@link Builder#ranked}. */
    boolean ranked() {
        return ranked;
    }

    /** The texts that {@code highlight=true} shows, and how the view's row has them; see {@link Builder#highlighted}. */
    Map<String, String> highlighted() {
        return highlighted;
    }

    /** Further types that a thing and a list of them are answered in. */
    public List<TextFormat> texts() {
        return texts;
    }

    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /** The columns that not every row shows to this actor. */
    List<Withheld> withheldFrom(Actor actor) {
        return withheld.entrySet().stream()
                .map(some -> new Withheld(some.getKey(), some.getValue().apply(actor)))
                .filter(some -> !some.seen().equals(Condition.ALL))
                .toList();
    }

    /** Where its exports are announced: the dataset of a row {@code v} of the view, as an expression. */
    Optional<String> datasetOfRow() {
        return datasetOfRow;
    }

    Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The rows that this actor may see. */
    public Condition visibleTo(Actor actor) {
        return visible.apply(actor);
    }

    /**
     * A typed query parameter.
     *
     * @param description for the OpenAPI document
     * @param repeatable whether it may be given several times; the values are OR-ed
     * @param commas whether one text may hold several values with commas between
     * @param words the only texts that it takes, case ignored; empty for any
     * @param condition the rows it leaves, from its text; throws a 400 {@code Problem} for a text it cannot read
     */
    public record Parameter(
            String description,
            boolean repeatable,
            boolean commas,
            List<String> words,
            Function<String, Condition> condition) {

        Parameter(String description, boolean repeatable, boolean commas, Function<String, Condition> condition) {
            this(description, repeatable, commas, List.of(), condition);
        }

        Stream<String> split(String text) {
            return commas ? Stream.of(text.split(",", -1)).map(String::strip) : Stream.of(text);
        }
    }

    /** Collects what a listing is made of. */
    public static final class Builder {
        private final String thing;
        private final String path;
        private String view;
        private String table;
        private final List<String> hidden = new ArrayList<>();
        private Optional<String> geometry = Optional.empty();
        private List<String> defaultSort = List.of();
        private List<String> search = List.of();
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();
        private Function<Actor, Condition> visible = actor -> Condition.ALL;
        private final List<TextFormat> texts = new ArrayList<>();
        private final Map<String, String> translated = new LinkedHashMap<>();
        private final Map<Field, Function<Actor, Condition>> computed = new LinkedHashMap<>();
        private boolean ranked;
        private final Map<String, String> highlighted = new LinkedHashMap<>();
        private final Map<Set<String>, Function<Actor, Condition>> withheld = new LinkedHashMap<>();
        private Optional<String> datasetOfRow = Optional.empty();

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

        /**
         * What {@code q=} looks into: every word in any of these columns, accents and case ignored. Index them with
         * {@code using gin (biotrail.fold(column) gin_trgm_ops)}.
         */
        public Builder search(String... columns) {
            this.search = List.of(columns);
            return this;
        }

        /** {@code ?name=} equals the column of that name, several values OR-ed; the column's type reads the text. */
        public Builder equal(String column) {
            return equal(column, column);
        }

        /** {@code ?name=} equals a column (a list contains it); the column's type reads the text. */
        public Builder equal(String name, String column) {
            return compare(name, "equals " + column, true, column, Operator.EQUAL);
        }

        /** {@code ?name=} is one of the words that the column of that name has, several values OR-ed. */
        public Builder words(String column, List<String> words) {
            return words(column, column, words);
        }

        /** {@code ?name=} is one of the words that a column (or its list) has, several values OR-ed. */
        public Builder words(String name, String column, List<String> words) {
            return add(name, new Parameter("equals " + column, true, true, words, text -> {
                String word = words.stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> Problem.unreadable(
                                name, "unknown_value", name + " is one of " + String.join(", ", words)));
                return Comparison.condition(name, column, Operator.EQUAL, List.of(word));
            }));
        }

        /** {@code ?name=} refers to a thing (id, code, name) whose id stands in the column, or in the column's list. */
        public Builder refers(String name, String column, String referred) {
            String description = "a " + referred.replace('_', ' ') + ": its id, code or name";
            return add(
                    name,
                    new Parameter(
                            description, true, false, text -> Comparison.referring(name, column, referred, text)));
        }

        /** Text with {@code *} as wildcard, case ignored; {@code %}, {@code _} and {@code \} mean themselves. */
        public Builder wildcard(String name, String column) {
            return add(
                    name,
                    new Parameter(
                            column + ", with * as wildcard, case ignored",
                            true,
                            false,
                            text -> Comparison.condition(name, column, Operator.LIKE, List.of(text))));
        }

        /** {@code ?name=} is a lower bound, itself included. */
        public Builder atLeast(String name, String column) {
            return compare(name, column + " at least", false, column, Operator.AT_LEAST);
        }

        /** {@code ?name=} is an upper bound, itself included; a bare date against a time includes its whole day. */
        public Builder atMost(String name, String column) {
            return compare(name, column + " at most", false, column, Operator.AT_MOST);
        }

        /**
         * A parameter whose texts refer to things, otherwise than {@link #refers} has it; it may be given several times,
         * and commas are part of a name.
         */
        public Builder referring(String name, String description, Function<String, Condition> condition) {
            return add(name, new Parameter(description, true, false, condition));
        }

        /**
         * Any other parameter.
         *
         * @param repeatable whether it may be given several times, or with commas; {@code condition} gets one value
         */
        public Builder parameter(
                String name, String description, boolean repeatable, Function<String, Condition> condition) {
            return add(name, new Parameter(description, repeatable, repeatable, condition));
        }

        private Builder compare(String name, String description, boolean repeatable, String column, Operator operator) {
            return parameter(
                    name, description, repeatable, text -> Comparison.condition(name, column, operator, List.of(text)));
        }

        private Builder add(String name, Parameter parameter) {
            parameters.put(name, parameter);
            return this;
        }

        /** Who sees which rows; evaluated inside every query of this listing, counts and streams included. */
        public Builder visible(Function<Actor, Condition> rows) {
            this.visible = rows;
            return this;
        }

        /**
         * Columns that a row inherits of another thing: null, for filters and sorting too, where the reader may not see
         * that, and named in the view's column {@code withheld} ({@code text[]}, null in the view itself). What callers
         * may write is no such column.
         *
         * @param seen the rows that show them to a reader
         */
        public Builder withheld(Function<Actor, Condition> seen, String... columns) {
            withheld.put(Set.of(columns), seen);
            return this;
        }

        /**
         * A column that is told in the reader's language. One of them is {@code language}, the code of the language
         * that was chosen: it stands in the entity tag and in {@code Content-Language}.
         *
         * @param expression its value by the wanted languages {@code ?} (a {@code text[]}, the most wanted first) and
         *     the columns of the view's row {@code u}; the view itself tells it for who wants no language
         */
        public Builder translated(String column, String expression) {
            translated.put(column, expression);
            return this;
        }

        /**
         * A field that depends on who asks: what they may do, which other things they may find. A list, an item and
         * the answer of a write have it; it is read-only.
         *
         * @param type PostgreSQL's name of it
         * @param value an expression over the columns of the view's row {@code of_view}
         */
        public Builder computed(String field, String type, Function<Actor, Condition> value) {
            computed.put(new Field(field, type), value);
            return this;
        }

        /**
         * What {@code q=} finds comes in the order of its relevance where no {@code sort} is given; by the weights of
         * the view's {@code search} vector.
         */
        public Builder ranked() {
            this.ranked = true;
            return this;
        }

        /**
         * A text in which {@code highlight=true} shows the words that {@code q} asked for: as plain text that is safe in
         * HTML, the words between {@code <mark>} and {@code </mark>}, in {@code highlights} under this name. Of a ranked
         * list.
         *
         * @param expression the text, list or object by the view's columns
         */
        public Builder highlighted(String name, String expression) {
            highlighted.put(name, expression);
            return parameter(
                    Search.HIGHLIGHT, "true shows where each row has what q asks for", false, Search::highlighting);
        }

        /**
         * Announces every export of what the view's {@code dataset_id} names the dataset of: as an event of action
         * {@code download} when it begins and when it ends. A page of JSON is none.
         */
        public Builder announced() {
            return announced("v.dataset_id");
        }

        /**
         * The same of rows whose dataset is told otherwise.
         *
         * @param datasetOfRow the id of a row's dataset, or null, as an expression over the view's row {@code v}
         */
        public Builder announced(String datasetOfRow) {
            this.datasetOfRow = Optional.of(datasetOfRow);
            return this;
        }

        /** A further type for one thing, and for everything that matches. */
        public Builder text(TextFormat format) {
            texts.add(format);
            return this;
        }

        public Listing build() {
            return new Listing(this);
        }
    }
}
