package org.biotrail.lab.analysis.file;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.biotrail.lab.vocabulary.PsiMs;
import org.jspecify.annotations.Nullable;

/** mzXML 2 and 3 (Institute for Systems Biology); scans may stand in scans. */
final class MzXml extends RunWalk {
    /** A duration of at most hours, as xs:duration has it. */
    private static final Pattern DURATION =
            Pattern.compile("P(?:0+[YMD])*T?(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?");

    private final PsiMs vocabulary;
    private @Nullable String model;
    private @Nullable String ionization;
    private @Nullable String rawName;
    private @Nullable String rawSha1;
    private boolean rawKnown;
    private @Nullable Integer declared;

    MzXml(PsiMs vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    boolean isScan(String element) {
        return element.equals("scan");
    }

    @Override
    boolean start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "msRun" -> declared = count(MzMl.attribute(xml, "scanCount").orElse(null));
            case "parentFile" -> parent(xml);
            case "msModel" -> model = MzMl.attribute(xml, "value").orElse(model);
            case "msIonisation" -> ionization = MzMl.attribute(xml, "value").orElse(ionization);
            case "scan" -> scan(xml);
            default -> {
                // peaks, software, data processing
            }
        }
        return false;
    }

    /** Of several, the instrument's own. */
    private void parent(XMLStreamReader xml) {
        boolean raw = MzMl.attribute(xml, "fileType").filter("RAWData"::equals).isPresent();
        if (rawName == null || (raw && !rawKnown)) {
            rawName = MzMl.attribute(xml, "fileName").orElse(null);
            rawSha1 = MzMl.attribute(xml, "fileSha1")
                    .map(sha1 -> sha1.toLowerCase(Locale.ROOT))
                    .orElse(null);
            rawKnown = raw;
        }
    }

    private void scan(XMLStreamReader xml) {
        scan();
        level(MzMl.attribute(xml, "msLevel").orElse(null));
        switch (MzMl.attribute(xml, "polarity").orElse("")) {
            case "+" -> positive();
            case "-" -> negative();
            default -> {
                // not said, or any
            }
        }
        retention(MzMl.attribute(xml, "retentionTime").flatMap(MzXml::minutes));
    }

    private static Optional<BigDecimal> minutes(String duration) {
        Matcher parts = DURATION.matcher(duration);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = part(parts, 1, 3600).add(part(parts, 2, 60)).add(part(parts, 3, 1));
        return Optional.of(minutes(seconds));
    }

    private static BigDecimal part(Matcher parts, int group, int factor) {
        return number(parts.group(group)).orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(factor));
    }

    @Override
    void end(String element) {
        // All that is read stands in attributes.
    }

    @Override
    RunFile header() {
        Optional<String> accession = Optional.ofNullable(model).flatMap(vocabulary::instrumentNamed);
        return new RunFile(
                "mzXML",
                null,
                accession.orElse(null),
                model,
                null,
                ionization,
                rawName,
                rawSha1,
                declared,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    @Nullable
    String checksum() {
        return null;
    }
}
