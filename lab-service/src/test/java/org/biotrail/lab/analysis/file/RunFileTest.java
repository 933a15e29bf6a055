package org.biotrail.lab.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.analysis.Runs;
import org.biotrail.lab.vocabulary.PsiMs;
import org.junit.jupiter.api.Test;

class RunFileTest {
    private static final long LIMIT = 1L << 34;
    private static final PsiMs VOCABULARY = new PsiMs(
            "test",
            List.of(
                    new PsiMs.Term(PsiMs.INSTRUMENT_MODEL, "instrument model", List.of(), false),
                    new PsiMs.Term("MS:1000483", "Thermo", List.of(PsiMs.INSTRUMENT_MODEL), false),
                    new PsiMs.Term("MS:1000494", "Thermo Scientific", List.of("MS:1000483"), false),
                    new PsiMs.Term(Runs.MODEL, "Q Exactive", List.of("MS:1000494"), false),
                    new PsiMs.Term(PsiMs.IONIZATION_TYPE, "ionization type", List.of(), false),
                    new PsiMs.Term("MS:1000073", "electrospray ionization", List.of(PsiMs.IONIZATION_TYPE), false)));

    private static RunFile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), true);
    }

    private static RunFile read(byte[] bytes, boolean full) {
        return new RunFileReader(VOCABULARY, LIMIT).read(new ByteArrayInputStream(bytes), full);
    }

    private static RunFile.Scans scans(RunFile file) {
        return Objects.requireNonNull(file.scans());
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void an_mzml_tells_start_instrument_of_a_group_polarity_and_counts() {
        RunFile file = read(Runs.mzMl(7, "negative", "2026-01-20T10:15:00"));
        assertThat(file.format()).isEqualTo("mzML");
        assertThat(file.instrumentAccession()).isEqualTo(Runs.MODEL);
        assertThat(file.serialNumber()).isEqualTo("SN 1");
        assertThat(file.ionization()).isEqualTo("MS:1000073");
        assertThat(file.rawName()).isEqualTo("run.raw");
        assertThat(file.rawSha1()).isEqualTo("2fd4e1c67a2d28fced849ee1bb76e7391b93eb12");
        assertThat(file.declaredScans()).isEqualTo(7);
        assertThat(file.scans())
                .isEqualTo(new RunFile.Scans(
                        7, 3, 4, 0, 7, new BigDecimal("0.000000000"), new BigDecimal("3.000000000"), true));
        assertThat(file.polarity()).contains("negative");
        assertThat(file.checksumGiven()).isEqualTo(file.checksumFound());
        RunFile.Start start = file.start(ZoneId.of("Europe/Zurich")).orElseThrow();
        assertThat(start.at()).hasToString("2026-01-20T09:15:00Z");
        assertThat(start.zoneAssumed()).isTrue();
        assertThat(read(Runs.mzMl(1, "negative", "2026-01-20T10:15:00Z"))
                        .start(ZoneId.of("Europe/Zurich"))
                        .orElseThrow()
                        .zoneAssumed())
                .isFalse();
    }

    @Test
    void its_mzxml_twin_tells_the_same_counts_and_no_start() {
        RunFile one = read(Runs.mzMl(7, "positive", "2026-01-20T10:15:00Z"));
        RunFile twin = read(Runs.mzXml(7, "positive"));
        assertThat(twin.format()).isEqualTo("mzXML");
        assertThat(twin.scans()).isEqualTo(one.scans());
        assertThat(twin.start(ZoneId.of("UTC"))).isEmpty();
        assertThat(twin.instrumentAccession()).isEqualTo(Runs.MODEL);
        assertThat(twin.rawSha1()).isEqualTo(one.rawSha1());
        assertThat(twin.declaredScans()).isEqualTo(7);
    }

    @Test
    void the_header_alone_is_read_to_the_first_spectrum() {
        RunFile file = read(Runs.mzMl(7, "negative", "2026-01-20T10:15:00Z").getBytes(StandardCharsets.UTF_8), false);
        assertThat(file.instrumentAccession()).isEqualTo(Runs.MODEL);
        assertThat(file.declaredScans()).isEqualTo(7);
        assertThat(file.scans()).isNull();
        assertThat(file.sha256()).isNull();
    }

    @Test
    void a_file_cut_off_is_told_from_one_that_is_broken() throws IOException {
        byte[] whole = Runs.mzMl(40, "negative", "").getBytes(StandardCharsets.UTF_8);
        assertThat(scans(read(Arrays.copyOf(whole, whole.length / 2), true)).closed())
                .isFalse();
        byte[] gzip = packed(whole);
        assertThat(scans(read(Arrays.copyOf(gzip, gzip.length - 20), true)).closed())
                .isFalse();
        assertThatThrownBy(() -> read(Runs.mzMl(3, "negative", "").replace("</spectrumList>", "</spectrum>")))
                .isInstanceOf(Problem.class)
                .extracting(thrown -> ((Problem) thrown).violations().get(0).toString())
                .asString()
                .contains("unreadable_file", "at byte");
    }

    @Test
    void what_is_no_run_is_415_and_a_document_type_422() {
        String evil = """
                <?xml version="1.0"?><!DOCTYPE mzML [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <mzML><run startTimeStamp="&x;"/></mzML>""";
        assertThat(status(evil)).isEqualTo(422);
        assertThat(status("<mzML><run id=\"&x;\"/></mzML>")).isEqualTo(422);
        assertThat(status("<html/>")).isEqualTo(415);
        assertThat(status("BEGIN IONS")).isEqualTo(415);
        assertThat(status("")).isEqualTo(415);
        assertThat(status("<mzML>" + "<a>".repeat(300))).isEqualTo(422);
        assertThat(status("<mzML id=\"" + "x".repeat(100_000) + "\"/>")).isIn(415, 422);
    }

    private static int status(String text) {
        try {
            read(text);
            return 200;
        } catch (Problem problem) {
            return problem.status();
        }
    }

    @Test
    void a_bomb_is_stopped_at_the_limit() throws IOException {
        byte[] bomb = packed(("<mzML><run>" + " ".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new RunFileReader(VOCABULARY, 1_000_000).read(new ByteArrayInputStream(bomb), true))
                .isInstanceOf(Problem.class)
                .extracting(thrown -> ((Problem) thrown).status())
                .isEqualTo(413);
    }

    @Test
    void memory_does_not_grow_with_the_file() {
        String file = Runs.mzMl(1, "negative", "");
        int at = file.indexOf("<spectrum ");
        int end = file.indexOf("</spectrum>") + "</spectrum>\n".length();
        String spectrum = file.substring(at, end).replace("QvAAAELIAAA=", "QvAAAELIAAA=".repeat(80_000));
        int times = 150;
        byte[] bytes = spectrum.getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = Stream.of(
                        Stream.of(file.substring(0, at).getBytes(StandardCharsets.UTF_8)),
                        Stream.generate(() -> bytes).limit(times),
                        Stream.of(file.substring(end).getBytes(StandardCharsets.UTF_8)))
                .flatMap(part -> part)
                .<InputStream>map(ByteArrayInputStream::new)
                .toList();
        RunFile read = new RunFileReader(VOCABULARY, LIMIT)
                .read(new SequenceInputStream(Collections.enumeration(parts)), true);
        assertThat(scans(read).all()).isEqualTo(times);
        assertThat(read.bytes()).isGreaterThan(140_000_000L);
    }

    /** Real files, where they are beside the repository. */
    @Test
    void real_files_are_read() throws IOException {
        Path folder = Path.of("../../shared/data/ms/raw-small").toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(folder));
        Map<String, Integer> scans = Map.of(
                "pymzml_example.mzML", 11,
                "pymzml_example.mzML.gz", 11,
                "mzmine_171103_PMA_TK_QC_04-4to5min.mzML.gz", 507,
                "openms_MzMLFile_2_minimal.mzML", 0,
                "openms_MzXMLFile_1.mzXML", 4);
        for (Map.Entry<String, Integer> one : scans.entrySet()) {
            RunFile file = read(Files.readAllBytes(folder.resolve(one.getKey())), true);
            assertThat(scans(file).all()).as(one.getKey()).isEqualTo(one.getValue());
            assertThat(scans(file).closed()).as(one.getKey()).isTrue();
        }
    }
}
