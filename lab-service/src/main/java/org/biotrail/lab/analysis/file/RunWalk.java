package org.biotrail.lab.analysis.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What is gathered on the way through a file; each format has its own. */
abstract class RunWalk {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);
    private static final int DECIMALS = 9;

    private int all;
    private int ms1;
    private int ms2;
    private int positive;
    private int negative;
    private @Nullable BigDecimal retentionFrom;
    private @Nullable BigDecimal retentionTo;
    private boolean closed;

    /**
     * Meets an element; may read it to its end.
     *
     * @return whether it did
     */
    abstract boolean start(XMLStreamReader xml) throws XMLStreamException;

    abstract void end(String element);

    /** Whether the header ends where this element begins. */
    abstract boolean isScan(String element);

    /** What the header says. */
    abstract RunFile header();

    /** The checksum that the file bears; null where it has none. */
    abstract @Nullable String checksum();

    final void close() {
        closed = true;
    }

    final boolean isClosed() {
        return closed;
    }

    final RunFile whole(RunFileBytes bytes) {
        RunFile header = header();
        return new RunFile(
                header.format(),
                header.startTimeStamp(),
                header.instrumentAccession(),
                header.instrumentName(),
                header.serialNumber(),
                header.ionization(),
                header.rawName(),
                header.rawSha1(),
                header.declaredScans(),
                new RunFile.Scans(all, ms1, ms2, positive, negative, retentionFrom, retentionTo, closed),
                bytes.size(),
                bytes.sha256(),
                checksum(),
                checksum() == null ? null : bytes.checksum());
    }

    final void scan() {
        all++;
    }

    final void level(@Nullable String level) {
        ms1 += "1".equals(level) ? 1 : 0;
        ms2 += "2".equals(level) ? 1 : 0;
    }

    final void positive() {
        positive++;
    }

    final void negative() {
        negative++;
    }

    final void retention(Optional<BigDecimal> minutes) {
        minutes.ifPresent(time -> {
            retentionFrom = retentionFrom == null ? time : retentionFrom.min(time);
            retentionTo = retentionTo == null ? time : retentionTo.max(time);
        });
    }

    static BigDecimal minutes(BigDecimal seconds) {
        return seconds.divide(SECONDS, DECIMALS, RoundingMode.HALF_UP);
    }

    /** A number that can be stored; empty for anything else. */
    static Optional<BigDecimal> number(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(String::strip)
                    .filter(number -> number.length() <= 40)
                    .map(BigDecimal::new)
                    .filter(number -> number.precision() - number.scale() <= DECIMALS && number.scale() < 100)
                    .map(number -> number.setScale(DECIMALS, RoundingMode.HALF_UP));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    static @Nullable Integer count(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,9}") ? Integer.valueOf(text.strip()) : null;
    }
}
