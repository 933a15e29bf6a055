package org.biotrail.lab.container;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller may say of a container model; {@code rules} replace those of its kind. */
record ModelDraft(
        @Nullable String name,

        @Schema(
                enumeration = {
                    "building",
                    "room",
                    "freezer",
                    "fridge",
                    "cabinet",
                    "shelf",
                    "rack",
                    "box",
                    "plate",
                    "tray",
                    "bag",
                    "tube",
                    "vial",
                    "other"
                })
        @Nullable
        String kind,

        @Nullable Integer rows,
        @Nullable Integer columns,

        @Schema(enumeration = {"letters", "digits"}) @Nullable
        String rowLabels,

        @Schema(enumeration = {"letters", "digits"}) @Nullable
        String columnLabels,

        @Schema(enumeration = {"by_row", "by_column"}) @Nullable
        String fillOrder,

        @Nullable Boolean isFinite,
        @Nullable Integer capacity,
        @Nullable BigDecimal volume,
        @Nullable String volumeUnit,
        @Nullable String brand,
        @Nullable String description,
        @Nullable Boolean retired,
        @Nullable List<Rule> rules) {

    /** What may stand in a container of the model: another model, or a kind of thing. */
    record Rule(
            @RefersTo("container_model") @Nullable UUID childModelId,

            @Schema(enumeration = {"field_sample", "extract", "aliquot", "batch"}) @Nullable
            String childThing) {}
}
