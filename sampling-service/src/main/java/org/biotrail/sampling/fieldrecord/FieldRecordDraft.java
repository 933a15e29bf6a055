package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a field record that a caller may write, as they were sent.
 *
 * @param dateTime in any form that {@link FieldDate} reads; a number is one of them
 * @param extra every other column of the form, name and value as they came
 */
record FieldRecordDraft(
        @Nullable String sampleCode,
        @RefersTo("dataset") @Nullable UUID datasetId,
        @Nullable String qfieldProject,
        @Nullable String source,
        @Nullable String layer,
        @Nullable UUID uuidQfield,
        @Nullable JsonNode dateTime,
        @Nullable String collectorFullname,
        @Nullable String collectorInat,
        @Nullable String collectorOrcid,
        @RefersTo("person") @Nullable UUID collectorId,
        @Nullable String observationSubject,
        @Nullable String taxonName,
        @Nullable String nameProposition,
        @Nullable Boolean noNameOnList,
        @RefersTo("taxon") @Nullable UUID taxonId,
        @Nullable String matchName,
        @Nullable String ottId,
        @Nullable String rank,
        @Nullable String wikidataId,
        @Nullable Boolean inatUpload,
        @Nullable Boolean isWild,
        @Nullable Double xCoord,
        @Nullable Double yCoord,
        @Nullable Integer srid,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Double altitude,
        @Nullable Double coordinateUncertainty,
        @Nullable String ipen,
        @Nullable String catalogueNumber,
        @Nullable String extractedId,
        @Nullable String commentEco,
        @Nullable String commentEnv,
        @Nullable BigDecimal herbivoryPercent,
        @Nullable BigDecimal temperatureCelsius,
        @Nullable String soilType,
        @Nullable String weather,
        @Nullable ObjectNode pictures,
        @Schema(enumeration = {"ok", "not_ok"}) @Nullable String status,
        @Nullable String statusComment,
        @Nullable ObjectNode extra) {}
