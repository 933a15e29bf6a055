package org.biotrail.lab.container;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands at each position.
 *
 * @param rows null where there are no positions
 * @param fillOrder {@code by_row} or {@code by_column}: the order of the positions
 * @param withoutPosition what is known to be in it and no more
 */
record ContainerMap(
        @Nullable Integer rows,
        @Nullable Integer columns,
        @Nullable String fillOrder,
        List<Position> positions,
        List<Thing> withoutPosition) {

    /** One position; what it holds is null where it is free. */
    record Position(
            String position,
            boolean occupied,
            @Nullable String type,
            @Nullable UUID id,
            @Nullable String code,
            @Nullable String status,
            @Nullable Boolean checkedOut) {}

    /** A thing without position. */
    record Thing(
            String type,
            UUID id,
            String code,
            @Nullable String position,
            @Nullable String status,
            boolean checkedOut) {}
}
