package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.identifier.Orcid;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.sampling.label.LabelCode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What was noted when one sample was collected. Its project, the match of its name and its collector are the database's
 * to derive, so that imports and operators get them alike.
 */
@Entity
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
class FieldRecord extends RecordedEntity {
    private static final int LONGEST_NAME = 191;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_EXTRA = 200;
    private static final int LARGEST_EXTRA = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    String sampleCode;

    @Nullable
    UUID datasetId;

    @Nullable
    UUID importJobId;

    String qfieldProject;

    @Nullable
    String source;

    @Nullable
    String layer;

    @Nullable
    UUID uuidQfield;

    @Nullable
    Instant dateTime;

    @Nullable
    String dateVerbatim;

    @Nullable
    String collectorFullname;

    @Nullable
    String collectorInat;

    @Nullable
    String collectorOrcid;

    @Nullable
    UUID collectorId;

    @Nullable
    String observationSubject;

    @Nullable
    String taxonName;

    @Nullable
    String nameProposition;

    boolean noNameOnList;

    @Nullable
    UUID taxonId;

    @Nullable
    String taxonMatch;

    @Nullable
    String matchName;

    @Nullable
    String ottId;

    @Nullable
    String rank;

    @Nullable
    String wikidataId;

    boolean inatUpload;
    boolean isWild;

    @Nullable
    Double xCoord;

    @Nullable
    Double yCoord;

    @Nullable
    Integer srid;

    @Nullable
    Double latitude;

    @Nullable
    Double longitude;

    @Nullable
    Double altitude;

    @Nullable
    Double coordinateUncertainty;

    @Nullable
    String ipen;

    @Nullable
    String catalogueNumber;

    @Nullable
    String extractedId;

    @Nullable
    String commentEco;

    @Nullable
    String commentEnv;

    @Nullable
    BigDecimal herbivoryPercent;

    @Nullable
    BigDecimal temperatureCelsius;

    @Nullable
    String soilType;

    @Nullable
    String weather;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> pictures = Map.of();

    String status = "ok";

    @Nullable
    String statusComment;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> extra = Map.of();

    protected FieldRecord() {}

    /** A new record from what was sent. */
    static FieldRecord of(FieldRecordDraft draft, Circumstances circumstances) {
        FieldRecord made = new FieldRecord();
        made.apply(draft, circumstances);
        return made;
    }

    /**
     * Takes over what was sent, if it holds to the rules.
     *
     * @throws Problem 422 with every broken rule; 403 for another sample code than the record's
     */
    void apply(FieldRecordDraft draft, Circumstances circumstances) {
        Violations violations = new Violations();
        violations.collect("sample_code", () -> takeCode(draft));
        takeNames(draft, circumstances, violations);
        takeDate(draft, circumstances, violations);
        takeCollector(draft, violations);
        violations.collect("latitude", () -> takePlace(draft, circumstances));
        takeSurroundings(draft, circumstances, violations);
        takeOrigin(draft, violations);
        violations.throwIfAny();
    }

    /** What the record lacks as it is: old data were let in so, and a change of something else does not ask for it. */
    Set<Allowance> missing() {
        Set<Allowance> missing = EnumSet.noneOf(Allowance.class);
        if (dateTime == null) {
            missing.add(Allowance.DATE);
        }
        if (latitude == null) {
            missing.add(Allowance.COORDINATES);
        }
        if (taxonName == null && nameProposition == null) {
            missing.add(Allowance.NAME);
        }
        return missing;
    }

    private void takeCode(FieldRecordDraft draft) {
        String given = draft.sampleCode();
        if (given == null || given.isBlank()) {
            throw Problem.rule("sample_code", "required", "Which label does the sample bear?");
        }
        String code = LabelCode.parse(given).toString();
        if (sampleCode != null && !sampleCode.equals(code)) {
            throw Problem.rule("sample_code", "immutable", "A record keeps its sample code");
        }
        sampleCode = code;
    }

    private void takeNames(FieldRecordDraft draft, Circumstances circumstances, Violations violations) {
        NameOnList name = NameOnList.of(
                Optional.ofNullable(draft.noNameOnList()), text(draft.taxonName()), text(draft.nameProposition()));
        name.check(violations, circumstances.allows(Allowance.NAME));
        noNameOnList = name.noNameOnList();
        taxonName = name.taxonName().orElse(null);
        nameProposition = name.nameProposition().orElse(null);
        if (!Objects.equals(taxonId, draft.taxonId())) {
            taxonId = draft.taxonId();
            taxonMatch = taxonId == null ? null : "manual";
        }
        matchName = orNull(draft.matchName());
        ottId = orNull(draft.ottId());
        rank = orNull(draft.rank());
        wikidataId = orNull(draft.wikidataId());
        observationSubject =
                circumstances.word("observation_subject", orNull(draft.observationSubject()), FieldWords.SUBJECTS);
    }

    private void takeDate(FieldRecordDraft draft, Circumstances circumstances, Violations violations) {
        JsonNode given = draft.dateTime();
        String sent = given == null || given.isNull() ? "" : given.asText().strip();
        if (sent.isEmpty()) {
            violations.require(circumstances.allows(Allowance.DATE), "date_time", "required", "When was it collected?");
            dateTime = null;
            dateVerbatim = null;
            return;
        }
        violations.collect("date_time", () -> {
            FieldDate date = FieldDate.parse(sent, circumstances.zone());
            Instant moment = date.instant().truncatedTo(ChronoUnit.MICROS);
            if (!moment.equals(dateTime)) {
                dateTime = date.requirePlausible(circumstances.now()).instant().truncatedTo(ChronoUnit.MICROS);
                dateVerbatim = date.verbatim();
            }
            if (date.twofold()) {
                circumstances.warn("date_twofold", "date_time", date.verbatim() + " came twice, the earlier is taken");
            }
        });
    }

    private void takeCollector(FieldRecordDraft draft, Violations violations) {
        collectorFullname = orNull(draft.collectorFullname());
        violations.require(collectorFullname != null, "collector_fullname", "required", "Who collected it?");
        violations.require(
                collectorFullname == null || collectorFullname.length() <= LONGEST_NAME,
                "collector_fullname",
                "too_long",
                "A name has at most 191 characters");
        collectorInat = orNull(draft.collectorInat());
        collectorId = draft.collectorId();
        violations.collect(
                "collector_orcid",
                () -> collectorOrcid = text(draft.collectorOrcid())
                        .map(text -> Orcid.parse("collector_orcid", text, "orcid_form", "orcid_checksum")
                                .value())
                        .orElse(null));
    }

    private void takePlace(FieldRecordDraft draft, Circumstances circumstances) {
        Optional<Coordinates> place = circumstances.place().isPresent()
                ? circumstances.place()
                : Coordinates.of(draft.latitude(), draft.longitude());
        if (place.isEmpty() && !circumstances.allows(Allowance.COORDINATES)) {
            throw Coordinates.missing();
        }
        latitude = place.map(Coordinates::latitude).orElse(null);
        longitude = place.map(Coordinates::longitude).orElse(null);
        xCoord = draft.xCoord();
        yCoord = draft.yCoord();
        srid = draft.srid();
        altitude = draft.altitude();
        coordinateUncertainty = draft.coordinateUncertainty();
        if (coordinateUncertainty != null && !(coordinateUncertainty >= 0)) {
            throw Problem.rule("coordinate_uncertainty", "out_of_range", "An uncertainty is not negative");
        }
    }

    private void takeSurroundings(FieldRecordDraft draft, Circumstances circumstances, Violations violations) {
        herbivoryPercent = within(draft.herbivoryPercent(), 0, 100, "herbivory_percent", violations);
        temperatureCelsius = within(draft.temperatureCelsius(), -90, 60, "temperature_celsius", violations);
        soilType = circumstances.word("soil_type", orNull(draft.soilType()), FieldWords.SOILS);
        weather = circumstances.word("weather", orNull(draft.weather()), FieldWords.WEATHERS);
        ipen = orNull(draft.ipen());
        catalogueNumber = orNull(draft.catalogueNumber());
        extractedId = orNull(draft.extractedId());
        commentEco = limited(draft.commentEco(), "comment_eco", violations);
        commentEnv = limited(draft.commentEnv(), "comment_env", violations);
        inatUpload = draft.inatUpload() == null || draft.inatUpload();
        isWild = draft.isWild() != null && draft.isWild();
        status = orNull(draft.status()) == null ? "ok" : draft.status().strip().toLowerCase(java.util.Locale.ROOT);
        violations.require(
                Set.of("ok", "not_ok").contains(status), "status", "unknown_value", "The status is ok or not_ok");
        statusComment = limited(draft.statusComment(), "status_comment", violations);
    }

    private void takeOrigin(FieldRecordDraft draft, Violations violations) {
        qfieldProject = text(draft.qfieldProject()).orElse("");
        violations.require(!qfieldProject.isEmpty(), "qfield_project", "required", "Which campaign or garden?");
        source = orNull(draft.source());
        layer = orNull(draft.layer());
        uuidQfield = draft.uuidQfield();
        datasetId = draft.datasetId();
        pictures = asMap(draft.pictures());
        extra = asMap(draft.extra());
        violations.require(
                extra.size() <= MOST_EXTRA
                        && JSON.valueToTree(extra).toString().getBytes(StandardCharsets.UTF_8).length <= LARGEST_EXTRA,
                "extra",
                "extra_too_large",
                "extra holds at most 200 keys and 64 KiB");
    }

    private static @Nullable BigDecimal within(
            @Nullable BigDecimal value, int least, int most, String field, Violations violations) {
        violations.require(
                value == null
                        || (value.compareTo(BigDecimal.valueOf(least)) >= 0
                                && value.compareTo(BigDecimal.valueOf(most)) <= 0),
                field,
                "out_of_range",
                "Between " + least + " and " + most);
        return value;
    }

    private static @Nullable String limited(@Nullable String value, String field, Violations violations) {
        String kept = orNull(value);
        violations.require(
                kept == null || kept.length() <= LONGEST_TEXT, field, "too_long", "At most 10,000 characters");
        return kept;
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(kept -> !kept.isEmpty());
    }

    private static @Nullable String orNull(@Nullable String value) {
        return text(value).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(@Nullable ObjectNode node) {
        return node == null ? Map.of() : JSON.convertValue(node, Map.class);
    }
}
