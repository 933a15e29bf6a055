package org.biotrail.catalog.location;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** A place on Earth: a country, a park, a point. Where it lies is checked by {@link Survey} before it is stored. */
@Entity
@DynamicUpdate
public class Location extends RecordedEntity {
    static final UUID WORLD = UUID.fromString("00000000-0000-7000-8000-000000000002");
    static final int LONGEST_NAME = 200;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> SOURCES = Set.of("osm", "geonames", "wdpa", "wikidata");

    String name;
    int admLevel;

    @Nullable
    UUID parentId;

    /**
     * Well-known binary. It is written only: a polygon of a million vertices is not fetched to change a note, so it
     * reads as nothing, and {@link DynamicUpdate} leaves the column alone unless it is set.
     */
    @ColumnTransformer(read = "decode('', 'hex')", write = "ST_GeomFromWKB(?, 4326)")
    byte[] geom;

    @Nullable
    BigDecimal x;

    @Nullable
    BigDecimal y;

    @Nullable
    BigDecimal startx;

    @Nullable
    BigDecimal starty;

    BigDecimal azimuth = BigDecimal.ZERO;

    @Nullable
    BigDecimal altitude;

    String datum = Datum.DEFAULT.text();
    boolean ismarine;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "uuid[]")
    UUID[] relatedIds = {};

    @Nullable
    String countryCode;

    @Nullable
    BigDecimal coordinateUncertainty;

    @Convert(converter = ExternalColumn.class)
    @ColumnTransformer(read = "cast(external as text)", write = "cast(cast(? as text) as jsonb)")
    List<Map<String, String>> external = List.of();

    @Nullable
    String notes;

    String geometryOrigin = "submitted";

    @Nullable
    String verbatimCoordinates;

    @Nullable
    String verbatimSrs;

    /**
     * Takes over what a draft says of anything but its place.
     *
     * @throws Problem 422 with every rule that is broken
     */
    Location apply(LocationDraft draft, Levels levels) {
        Violations broken = new Violations();
        broken.collect(
                "name", () -> name = Wording.required("name", draft.name().orElse(null), LONGEST_NAME));
        broken.collect(
                "adm_level",
                () -> admLevel = levels.parse(draft.admLevel()
                                .orElseThrow(() -> Problem.rule("adm_level", "required", "adm_level is required")))
                        .code());
        broken.collect("altitude", () -> altitude = within("altitude", draft.altitude(), -11_100, 9_000));
        broken.collect(
                "coordinate_uncertainty",
                () -> coordinateUncertainty =
                        within("coordinate_uncertainty", draft.coordinateUncertainty(), 0, 20_000_000));
        broken.collect("country_code", () -> countryCode = country(draft.countryCode(), levels));
        broken.collect("external", () -> external = external(draft));
        broken.collect(
                "notes",
                () -> notes = Wording.text("notes", draft.notes().orElse(null), 100_000)
                        .orElse(null));
        broken.require(
                coordinateUncertainty == null || admLevel == AdmLevel.POINT.code(),
                "coordinate_uncertainty",
                "dimension_not_allowed",
                "Only a point has coordinate_uncertainty");
        broken.throwIfAny();
        measure(Dimensions.of(draft, level()));
        ismarine = draft.ismarine().orElse(false);
        relatedIds = draft.relatedIds().orElse(List.of()).stream().distinct().toArray(UUID[]::new);
        if (ismarine && !level().isSpecial()) {
            throw Problem.rule("ismarine", "level_order", "Only special locations may lie outside their parent");
        }
        return this;
    }

    AdmLevel level() {
        return new AdmLevel(admLevel);
    }

    /** What a location that data refer to keeps: a change of it is for a super admin. */
    List<Object> core() {
        List<Object> core = new ArrayList<>();
        core.add(name);
        core.add(admLevel);
        core.add(Optional.ofNullable(parentId));
        core.add(azimuth.stripTrailingZeros());
        core.addAll(measures());
        return core;
    }

    /** What is said of its sides and its position, to be compared. */
    List<Optional<BigDecimal>> measures() {
        return Stream.of(
                        Optional.ofNullable(x),
                        Optional.ofNullable(y),
                        Optional.ofNullable(startx),
                        Optional.ofNullable(starty))
                .map(measure -> measure.map(BigDecimal::stripTrailingZeros))
                .toList();
    }

    /** The position of a subplot in its plot, as far as it is known. */
    Optional<OuterPlot.Position> position() {
        return startx == null || starty == null
                ? Optional.empty()
                : Optional.of(new OuterPlot.Position(startx, starty));
    }

    /** Forgets the position, so that it is computed back from the geometry. */
    void forgetPosition() {
        startx = null;
        starty = null;
    }

    /**
     * Settles the position of a plot in the plot around it.
     *
     * @param origin its first vertex
     * @throws Problem 422 {@code dimension_not_allowed}, {@code outside_parent_plot}
     */
    void settlePosition(Optional<OuterPlot> outer, Coordinate origin) {
        if (outer.isEmpty()) {
            if (startx != null || starty != null) {
                throw Problem.rule(
                        startx == null ? "starty" : "startx",
                        "dimension_not_allowed",
                        "Only a plot in a plot has a position there");
            }
            return;
        }
        OuterPlot.Position computed = outer.get().position(origin);
        startx = Objects.requireNonNullElse(startx, computed.startx());
        starty = Objects.requireNonNullElse(starty, computed.starty());
        outer.get()
                .require(new OuterPlot.Position(startx, starty), Objects.requireNonNull(x), Objects.requireNonNull(y));
    }

    /** What to tell a sender whose length of a transect is not that of its line. */
    Optional<String> otherLength(Optional<BigDecimal> sent) {
        return sent.filter(length -> level().equals(AdmLevel.TRANSECT)
                        && x != null
                        && length.subtract(x).abs().compareTo(OuterPlot.ROUNDING) > 0)
                .map(length -> "The length of a line is computed: %.2f m".formatted(Objects.requireNonNull(x)));
    }

    private void measure(Dimensions measures) {
        x = measures.x();
        y = measures.y();
        startx = measures.startx();
        starty = measures.starty();
        azimuth = measures.azimuth();
    }

    /** Takes over how it was drawn. */
    void draw(Drawing drawing) {
        geom = drawing.wkb();
        geometryOrigin = drawing.origin();
    }

    /** Takes over a new footprint, after the survey. */
    void place(Footprint footprint, Datum given, Survey survey) {
        if (!level().isMeasured()) {
            geom = survey.geometry().orElseGet(footprint::wkb);
            geometryOrigin = Drawing.SUBMITTED;
        }
        datum = given.text();
        boolean transformed =
                survey.srsKnown() && !given.isWgs84() && given.srid().isPresent();
        verbatimCoordinates = transformed ? footprint.wkt() : null;
        verbatimSrs = transformed ? given.text() : null;
        if (altitude == null) {
            altitude = footprint.altitude().map(BigDecimal::valueOf).orElse(null);
        }
    }

    private @Nullable String country(Optional<String> code, Levels levels) {
        Optional<String> upper =
                Wording.name("country_code", code.orElse(null), 2).map(c -> c.toUpperCase(Locale.ROOT));
        upper.ifPresent(given -> {
            if (!COUNTRIES.contains(given)) {
                throw Problem.rule("country_code", "unknown_country", given + " is no code of ISO 3166-1");
            }
            if (!level().equals(levels.country())) {
                throw Problem.rule("country_code", "country_only", "Only countries have a country code");
            }
        });
        return upper.orElse(null);
    }

    private static List<Map<String, String>> external(LocationDraft draft) {
        List<Map<String, String>> checked = new ArrayList<>();
        for (LocationDraft.External one : draft.external().orElse(List.of())) {
            if (!SOURCES.contains(Objects.requireNonNullElse(one.source(), ""))) {
                throw Problem.rule(
                        "external",
                        "unknown_source",
                        "A source is one of " + SOURCES.stream().sorted().toList());
            }
            String reference = Wording.required("external", one.reference(), 200);
            checked.add(Map.of("source", one.source(), "reference", reference));
        }
        return checked;
    }

    private static @Nullable BigDecimal within(String field, Optional<BigDecimal> value, int least, int most) {
        value.ifPresent(given -> {
            if (!Dimensions.isReckoned(given)
                    || given.compareTo(BigDecimal.valueOf(least)) < 0
                    || given.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw Problem.rule(
                        field, "out_of_range", field + " lies between " + least + " and " + most + " metres");
            }
        });
        return value.orElse(null);
    }
}
