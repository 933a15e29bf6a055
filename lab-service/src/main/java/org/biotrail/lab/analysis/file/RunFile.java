package org.biotrail.lab.analysis.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of its run ({@code spec/lab.md} §8).
 *
 * @param format mzML or mzXML, by the root element
 * @param startTimeStamp as it stands there, maybe without a zone; mzXML has none
 * @param instrumentAccession of the model in PSI-MS
 * @param instrumentName what the file calls the model, where that is no term of PSI-MS
 * @param rawSha1 SHA-1 of the instrument's own file that this was made of, lower case
 * @param scans null where only the header was read
 * @param bytes as given, compressed or not; null where only the header was read
 * @param sha256 of the bytes given; null where only the header was read
 * @param checksumGiven the checksum that an indexed mzML ends with, lower case
 * @param checksumFound what it should be; null where the file bears none
 */
public record RunFile(
        String format,
        @Nullable String startTimeStamp,
        @Nullable String instrumentAccession,
        @Nullable String instrumentName,
        @Nullable String serialNumber,
        @Nullable String ionization,
        @Nullable String rawName,
        @Nullable String rawSha1,
        @Nullable Integer declaredScans,
        @Nullable Scans scans,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable String checksumGiven,
        @Nullable String checksumFound) {

    /**
     * What was counted.
     *
     * @param retentionFrom in minutes
     * @param closed whether the root element is; a file that was cut off ends before
     */
    public record Scans(
            int all,
            int ms1,
            int ms2,
            int positive,
            int negative,
            @Nullable BigDecimal retentionFrom,
            @Nullable BigDecimal retentionTo,
            boolean closed) {}

    /**
     * When the run began.
     *
     * @param zoneAssumed whether the file names no zone
     */
    public record Start(Instant at, boolean zoneAssumed) {}

    /** @param zone of the instrument, for a time without one */
    public Optional<Start> start(ZoneId zone) {
        if (startTimeStamp == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Start(OffsetDateTime.parse(startTimeStamp).toInstant(), false));
        } catch (DateTimeParseException noZone) {
            return local(startTimeStamp).map(time -> new Start(time.atZone(zone).toInstant(), true));
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** The polarity of all scans that have one; both are {@code alternating}. */
    public Optional<String> polarity() {
        if (scans == null || scans.positive() + scans.negative() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                scans.positive() > 0 && scans.negative() > 0
                        ? "alternating"
                        : scans.positive() > 0 ? "positive" : "negative");
    }
}
