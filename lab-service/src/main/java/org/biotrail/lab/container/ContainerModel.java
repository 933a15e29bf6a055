package org.biotrail.lab.container;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.biotrail.lab.quantity.Units;
import org.jspecify.annotations.Nullable;

/** What can be bought or built: a kind with a grid of positions, a capacity, or neither ({@code spec/lab.md} §3). */
@Entity
@Table(name = "container_model")
public class ContainerModel extends RecordedEntity {
    private static final int LONGEST_NAME = 120;

    public String name;
    public String kind;
    public @Nullable Integer rows;
    public @Nullable Integer columns;
    public String rowLabels = "letters";
    public String columnLabels = "digits";
    public String fillOrder = "by_row";
    public boolean isFinite = true;
    public @Nullable Integer capacity;
    public @Nullable BigDecimal volume;
    public @Nullable String volumeUnit;
    public @Nullable String brand;
    public @Nullable String description;
    public boolean retired;

    /**
     * What decides where things stand in a container of this model.
     *
     * @param rows null where there are no positions
     */
    record Shape(
            UUID id,
            String name,
            String kind,
            @Nullable Integer rows,
            @Nullable Integer columns,
            String rowLabels,
            String columnLabels,
            String fillOrder,
            boolean isFinite,
            @Nullable Integer capacity) {

        Optional<Grid> grid() {
            return rows == null || columns == null
                    ? Optional.empty()
                    : Optional.of(new Grid(
                            rows, columns, Labels.of(rowLabels), Labels.of(columnLabels), fillOrder.equals("by_row")));
        }

        boolean holdsOne() {
            return ContainerKind.find(kind).filter(ContainerKind::holdsOne).isPresent();
        }
    }

    Shape shape() {
        return new Shape(id, name, kind, rows, columns, rowLabels, columnLabels, fillOrder, isFinite, capacity);
    }

    protected ContainerModel() {}

    ContainerModel(ModelDraft draft, Units units) {
        apply(draft, units);
    }

    /** The model that a former code carries: a rack of so many columns and rows. */
    ContainerModel(ModelInCode former) {
        name = former.name();
        kind = ContainerKind.RACK.word();
        rows = former.rows();
        columns = former.columns();
        capacity = former.rows() * former.columns();
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(ModelDraft draft, Units units) {
        Violations violations = new Violations();
        boolean grid = draft.rows() != null || draft.columns() != null;
        violations
                .require(draft.name() != null && !draft.name().isBlank(), "name", "required", "A model has a name")
                .require(
                        draft.name() == null || draft.name().strip().length() <= LONGEST_NAME,
                        "name",
                        "too_long",
                        "A name has at most " + LONGEST_NAME + " characters")
                .require(
                        draft.kind() != null && ContainerKind.find(draft.kind()).isPresent(),
                        "kind",
                        "unknown_kind",
                        "A kind is one of building, room, freezer, fridge, cabinet, shelf, rack, box, plate, tray, bag, tube, vial, other")
                .require(
                        (draft.rows() == null) == (draft.columns() == null),
                        "rows",
                        "grid_incomplete",
                        "Give both rows and columns, or neither")
                .require(isSize(draft.rows()), "rows", "out_of_range", "1 to " + Grid.LARGEST + " rows")
                .require(isSize(draft.columns()), "columns", "out_of_range", "1 to " + Grid.LARGEST + " columns")
                .require(
                        isWord(draft.rowLabels(), "letters", "digits"),
                        "row_labels",
                        "unknown_value",
                        "letters or digits")
                .require(
                        isWord(draft.columnLabels(), "letters", "digits"),
                        "column_labels",
                        "unknown_value",
                        "letters or digits")
                .require(
                        isWord(draft.fillOrder(), "by_row", "by_column"),
                        "fill_order",
                        "unknown_value",
                        "by_row or by_column")
                .require(
                        draft.capacity() == null || draft.capacity() > 0,
                        "capacity",
                        "out_of_range",
                        "A capacity is at least 1")
                .collect("volume", () -> readVolume(draft, units));
        violations.throwIfAny();
        name = String.valueOf(draft.name()).strip();
        kind = String.valueOf(draft.kind());
        rows = draft.rows();
        columns = draft.columns();
        rowLabels = Optional.ofNullable(draft.rowLabels()).orElse("letters");
        columnLabels = Optional.ofNullable(draft.columnLabels()).orElse("digits");
        fillOrder = Optional.ofNullable(draft.fillOrder()).orElse("by_row");
        boolean finite = Optional.ofNullable(draft.isFinite()).orElse(grid || draft.capacity() != null);
        isFinite = finite || grid;
        Integer given = isFinite ? draft.capacity() : null;
        capacity = rows != null && columns != null ? Integer.valueOf(rows * columns) : given;
        if (isFinite && capacity == null) {
            throw Problem.rule("capacity", "required", "A finite model without a grid has a capacity");
        }
        brand = draft.brand();
        description = draft.description();
        retired = Boolean.TRUE.equals(draft.retired());
    }

    private void readVolume(ModelDraft draft, Units units) {
        Optional<Quantity> read =
                Quantity.read(units, "volume", draft.volume(), draft.volumeUnit(), null, QuantityKind.VOLUME);
        volume = read.map(Quantity::value).orElse(null);
        volumeUnit = read.map(quantity -> quantity.unit().ucumCode()).orElse(null);
    }

    private static boolean isSize(@Nullable Integer size) {
        return size == null || (size >= 1 && size <= Grid.LARGEST);
    }

    private static boolean isWord(@Nullable String word, String... words) {
        return word == null || List.of(words).contains(word);
    }
}
