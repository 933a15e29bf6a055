package org.biotrail.lab.analysis;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biotrail.lab.analysis.FileCheck.State;
import org.biotrail.lab.analysis.file.RunFile;
import org.biotrail.lab.analysis.file.RunFile.Scans;
import org.biotrail.lab.vocabulary.PsiMs;
import org.jspecify.annotations.Nullable;

/** What a file says beside what is known of its analysis ({@code spec/lab.md} §8). */
final class FileChecks {
    private static final Pattern CODE = Pattern.compile("(?<![a-z0-9])[a-z][a-z0-9]{2,3}_[0-9]{6}(?![0-9])");

    private final RunFile file;
    private final Analysis analysis;
    private final FileFacts facts;
    private final PsiMs vocabulary;
    private final Optional<RunFile.Start> start;

    FileChecks(RunFile file, Analysis analysis, FileFacts facts, PsiMs vocabulary, ZoneId zone) {
        this.file = file;
        this.analysis = analysis;
        this.facts = facts;
        this.vocabulary = vocabulary;
        this.start = file.start(
                instrument(FileFacts.Instrument::timeZone).map(ZoneId::of).orElse(zone));
    }

    /** What reads as a sample's code in a file's name. */
    static List<String> codes(String filename) {
        Matcher codes = CODE.matcher(filename.toLowerCase(Locale.ROOT));
        return codes.results().map(found -> found.group()).distinct().toList();
    }

    Optional<RunFile.Start> start() {
        return start;
    }

    List<FileCheck> all(Instant now) {
        return List.of(
                polarity(),
                instrument(),
                count(),
                complete(),
                checksum(),
                FileCheck.error(
                        "not_duplicate",
                        file.sha256() == null
                                ? State.SKIPPED
                                : ok(facts.sameBytes().isEmpty()),
                        null,
                        facts.sameBytes().isEmpty() ? null : String.join(", ", facts.sameBytes())),
                FileCheck.error(
                        "raw_matches", same(analysis.rawSha1, file.rawSha1()), analysis.rawSha1, file.rawSha1()),
                FileCheck.warning(
                        "serial_matches",
                        same(instrument(FileFacts.Instrument::serialNumber).orElse(null), file.serialNumber()),
                        instrument(FileFacts.Instrument::serialNumber).orElse(null),
                        file.serialNumber()),
                time(now),
                codeInName());
    }

    private FileCheck polarity() {
        Scans scans = file.scans();
        Optional<String> found = file.polarity();
        if (scans == null || found.isEmpty() || analysis.polarity == null) {
            return FileCheck.error("polarity_matches", State.SKIPPED, analysis.polarity, found.orElse(null));
        }
        return FileCheck.error(
                "polarity_matches", ok(found.get().equals(analysis.polarity)), analysis.polarity, found.get());
    }

    private FileCheck instrument() {
        String expected = instrument(FileFacts.Instrument::modelAccession).orElse(null);
        String found = file.instrumentAccession();
        State state = expected == null || found == null
                ? State.SKIPPED
                : ok(found.equals(expected)
                        || vocabulary.isBelow(found, expected)
                        || vocabulary.isBelow(expected, found));
        return FileCheck.error("instrument_matches", state, expected, found == null ? file.instrumentName() : found);
    }

    private FileCheck count() {
        Scans scans = file.scans();
        return scans == null || file.declaredScans() == null
                ? FileCheck.error("count_matches", State.SKIPPED, file.declaredScans(), null)
                : FileCheck.error(
                        "count_matches", ok(scans.all() == file.declaredScans()), file.declaredScans(), scans.all());
    }

    private FileCheck complete() {
        Scans scans = file.scans();
        return FileCheck.error(
                "complete",
                scans == null ? State.SKIPPED : ok(scans.closed()),
                null,
                scans == null || scans.closed() ? null : "the file ends early");
    }

    private FileCheck checksum() {
        return FileCheck.error(
                "checksum_matches",
                same(file.checksumGiven(), file.checksumFound()),
                file.checksumGiven(),
                file.checksumFound());
    }

    private FileCheck time(Instant now) {
        Instant at = start.map(RunFile.Start::at).orElse(null);
        State state = at == null
                ? State.SKIPPED
                : ok(!at.isAfter(now) && (facts.preparedAt() == null || !at.isBefore(facts.preparedAt())));
        return FileCheck.warning("time_plausible", state, facts.preparedAt(), at);
    }

    private FileCheck codeInName() {
        List<String> foreign = facts.codesInName().stream()
                .filter(code -> !code.equals(facts.sampleCode()))
                .toList();
        State state =
                facts.sampleCode() == null || facts.codesInName().isEmpty() ? State.SKIPPED : ok(foreign.isEmpty());
        return FileCheck.warning(
                "code_in_name", state, facts.sampleCode(), foreign.isEmpty() ? null : String.join(", ", foreign));
    }

    private <T> Optional<T> instrument(java.util.function.Function<FileFacts.Instrument, @Nullable T> field) {
        return Optional.ofNullable(facts.instrument()).map(field);
    }

    private static State same(@Nullable String expected, @Nullable String found) {
        return Stream.of(Optional.ofNullable(expected), Optional.ofNullable(found))
                        .anyMatch(Optional::isEmpty)
                ? State.SKIPPED
                : ok(Objects.requireNonNull(expected)
                        .strip()
                        .equalsIgnoreCase(Objects.requireNonNull(found).strip()));
    }

    private static State ok(boolean holds) {
        return holds ? State.OK : State.FAILED;
    }
}
