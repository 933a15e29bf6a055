package org.biotrail.lab.analysis.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.biotrail.lab.vocabulary.PsiMs;
import org.jspecify.annotations.Nullable;

/** mzML 1.0 and 1.1 (HUPO-PSI), indexed or not. */
final class MzMl extends RunWalk {
    private static final String SERIAL_NUMBER = "MS:1000529";
    private static final String SHA1 = "MS:1000569";
    private static final String MS_LEVEL = "MS:1000511";
    private static final String POSITIVE = "MS:1000130";
    private static final String NEGATIVE = "MS:1000129";
    private static final String SCAN_START = "MS:1000016";
    private static final String SECOND = "UO:0000010";
    /** Groups of parameters are few; more of them are no file of an instrument. */
    private static final int MOST_GROUPS = 10_000;

    private record Param(
            String accession,
            String name,
            @Nullable String value,
            @Nullable String unit) {}

    /** An instrument configuration. */
    private static final class Instrument {
        private @Nullable String accession;
        private @Nullable String name;
        private @Nullable String serialNumber;
        private @Nullable String ionization;
    }

    /** A file that this one was made of. */
    private static final class Source {
        private @Nullable String name;
        private @Nullable String sha1;
    }

    private final PsiMs vocabulary;
    private final Map<String, List<Param>> groups = new HashMap<>();
    private final Map<String, Instrument> instruments = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private @Nullable List<Param> group;
    private @Nullable Instrument instrument;
    private @Nullable Source source;
    private boolean spectrum;
    private @Nullable String level;
    private @Nullable String polarity;
    private boolean timed;

    private @Nullable String startTimeStamp;
    private @Nullable String defaultInstrument;
    private @Nullable String defaultSource;
    private @Nullable Integer declared;
    private @Nullable String checksum;

    MzMl(PsiMs vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    boolean isScan(String element) {
        return element.equals("spectrum") || element.equals("chromatogram");
    }

    @Override
    boolean start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "cvParam" ->
                param(new Param(
                        attribute(xml, "accession").orElse(""),
                        attribute(xml, "name").orElse(""),
                        attribute(xml, "value").orElse(null),
                        attribute(xml, "unitAccession").orElse(null)));
            case "referenceableParamGroupRef" ->
                attribute(xml, "ref").map(groups::get).ifPresent(params -> params.forEach(this::param));
            case "referenceableParamGroup" -> {
                group = new ArrayList<>();
                if (groups.size() < MOST_GROUPS) {
                    groups.put(attribute(xml, "id").orElse(""), group);
                }
            }
            case "sourceFile" -> {
                source = new Source();
                source.name = attribute(xml, "name").orElse(null);
                sources.putIfAbsent(attribute(xml, "id").orElse(""), source);
            }
            case "instrumentConfiguration" -> {
                instrument = new Instrument();
                instruments.putIfAbsent(attribute(xml, "id").orElse(""), instrument);
            }
            case "run" -> {
                startTimeStamp = attribute(xml, "startTimeStamp").orElse(null);
                defaultInstrument =
                        attribute(xml, "defaultInstrumentConfigurationRef").orElse(null);
                defaultSource = attribute(xml, "defaultSourceFileRef").orElse(null);
            }
            case "spectrumList" -> declared = count(attribute(xml, "count").orElse(null));
            case "spectrum" -> {
                spectrum = true;
                level = null;
                polarity = null;
                timed = false;
            }
            case "fileChecksum" -> {
                checksum = xml.getElementText().strip().toLowerCase(Locale.ROOT);
                return true;
            }
            default -> {
                // peaks, software, data processing
            }
        }
        return false;
    }

    @Override
    void end(String element) {
        switch (element) {
            case "referenceableParamGroup" -> group = null;
            case "sourceFile" -> source = null;
            case "instrumentConfiguration" -> instrument = null;
            case "spectrum" -> {
                spectrum = false;
                scan();
                level(level);
                if (POSITIVE.equals(polarity)) {
                    positive();
                } else if (NEGATIVE.equals(polarity)) {
                    negative();
                }
            }
            default -> {
                // nothing ends with it
            }
        }
    }

    private void param(Param param) {
        if (group != null) {
            group.add(param);
        } else if (spectrum) {
            ofSpectrum(param);
        } else if (instrument != null) {
            ofInstrument(instrument, param);
        } else if (source != null && param.accession().equals(SHA1) && param.value() != null) {
            source.sha1 = param.value().strip().toLowerCase(Locale.ROOT);
        }
    }

    private void ofSpectrum(Param param) {
        switch (param.accession()) {
            case MS_LEVEL -> level = param.value();
            case POSITIVE, NEGATIVE -> polarity = param.accession();
            case SCAN_START -> {
                // A spectrum of several scans counts with its first.
                if (!timed) {
                    retention(number(param.value()).map(time -> SECOND.equals(param.unit()) ? minutes(time) : time));
                    timed = true;
                }
            }
            default -> {
                // not asked for
            }
        }
    }

    private void ofInstrument(Instrument of, Param param) {
        if (param.accession().equals(SERIAL_NUMBER)) {
            of.serialNumber = param.value();
        } else if (of.accession == null && vocabulary.isBelow(param.accession(), PsiMs.INSTRUMENT_MODEL)) {
            of.accession = param.accession();
            of.name = param.name();
        } else if (of.ionization == null && vocabulary.isBelow(param.accession(), PsiMs.IONIZATION_TYPE)) {
            of.ionization = param.accession();
        }
    }

    @Override
    RunFile header() {
        Instrument used = chosen(instruments, defaultInstrument).orElseGet(Instrument::new);
        Source made = chosen(sources, defaultSource).orElseGet(Source::new);
        return new RunFile(
                "mzML",
                startTimeStamp,
                used.accession,
                used.name,
                used.serialNumber,
                used.ionization,
                made.name,
                made.sha1,
                declared,
                null,
                null,
                null,
                null,
                null);
    }

    private static <T> Optional<T> chosen(Map<String, T> of, @Nullable String named) {
        return Optional.ofNullable(named)
                .map(of::get)
                .or(() -> of.values().stream().findFirst());
    }

    @Override
    @Nullable
    String checksum() {
        return checksum;
    }

    static Optional<String> attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
