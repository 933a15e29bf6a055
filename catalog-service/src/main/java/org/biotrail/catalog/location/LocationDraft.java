package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of a location. */
record LocationDraft(
        @Schema(examples = "Manaus", required = true) Optional<String> name,

        @Schema(description = "see /adm-levels", examples = "8", required = true)
        Optional<Integer> admLevel,

        @Schema(description = "detected when absent") @RefersTo("location") @Nullable
        UUID parentId,

        @Schema(description = "GeoJSON geometry, or a text of WKT or EWKT")
        Optional<JsonNode> geom,

        @Schema(description = "instead of geom; degrees") Optional<Double> latitude,

        @Schema(description = "instead of geom; degrees") Optional<Double> longitude,

        @Schema(description = "metres; plots and transects") Optional<BigDecimal> x,

        @Schema(description = "metres; plots and transects") Optional<BigDecimal> y,

        @Schema(description = "metres; subplots") Optional<BigDecimal> startx,

        @Schema(description = "metres; subplots") Optional<BigDecimal> starty,

        @Schema(description = "degrees from north of what is made from a point")
        Optional<BigDecimal> azimuth,

        @Schema(description = "metres") Optional<BigDecimal> altitude,

        @Schema(description = "EPSG:4326 unless given", examples = "EPSG:31980")
        Optional<String> datum,

        @Schema(description = "a special location that may lie outside its parent")
        Optional<Boolean> ismarine,

        @Schema(description = "environmental layers, indigenous territories and conservation units that it touches")
        @RefersTo("location")
        Optional<List<UUID>> relatedIds,

        @Schema(description = "ISO 3166-1 alpha-2; countries", examples = "BR")
        Optional<String> countryCode,

        @Schema(description = "metres; points") Optional<BigDecimal> coordinateUncertainty,

        @Schema(description = "ids at osm, geonames, wdpa, wikidata")
        Optional<List<External>> external,

        Optional<String> notes) {

    /** The same place in another source. */
    record External(String source, String reference) {}

    /** The geometry it gives, if any. */
    Optional<Footprint> footprint() {
        return Footprint.of(geom, latitude, longitude);
    }
}
