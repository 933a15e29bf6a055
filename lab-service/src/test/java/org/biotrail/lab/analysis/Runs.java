package org.biotrail.lab.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of a made-up run in both formats, whose instrument stands in a group of parameters. */
public final class Runs {
    /** Q Exactive. */
    public static final String MODEL = "MS:1001911";

    private Runs() {}

    /** An indexed mzML with its checksum. */
    public static String mzMl(int scans, String polarity, String start) {
        String accession = polarity.equals("negative") ? "MS:1000129" : "MS:1000130";
        String open =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <indexedmzML xmlns="http://psi.hupo.org/ms/mzml">
                <mzML xmlns="http://psi.hupo.org/ms/mzml" version="1.1.0">
                <fileDescription><sourceFileList count="1"><sourceFile id="RAW1" name="run.raw" location="file:///D:/">
                <cvParam accession="MS:1000569" name="SHA-1" value="2FD4E1C67A2D28FCED849EE1BB76E7391B93EB12"/>
                </sourceFile></sourceFileList></fileDescription>
                <referenceableParamGroupList count="2">
                <referenceableParamGroup id="instrument"><cvParam accession="%s" name="Q Exactive"/>
                <cvParam accession="MS:1000529" name="instrument serial number" value="SN 1"/></referenceableParamGroup>
                <referenceableParamGroup id="polarity"><cvParam accession="%s" name="scan"/></referenceableParamGroup>
                </referenceableParamGroupList>
                <instrumentConfigurationList count="1"><instrumentConfiguration id="IC1">
                <referenceableParamGroupRef ref="instrument"/>
                <componentList count="1"><source order="1"><cvParam accession="MS:1000073" name="electrospray ionization"/></source></componentList>
                </instrumentConfiguration></instrumentConfigurationList>
                <run id="run" defaultInstrumentConfigurationRef="IC1"%s>
                <spectrumList count="%d">
                """.formatted(MODEL, accession, start.isEmpty() ? "" : " startTimeStamp=\"" + start + "\"", scans);
        String spectra = IntStream.range(0, scans)
                .mapToObj(n -> """
                        <spectrum index="%d" id="scan=%d" defaultArrayLength="2"><referenceableParamGroupRef ref="polarity"/>
                        <cvParam accession="MS:1000511" name="ms level" value="%d"/>
                        <scanList count="1"><scan><cvParam accession="MS:1000016" value="%d" unitAccession="UO:0000010"/></scan></scanList>
                        <binaryDataArrayList count="1"><binaryDataArray encodedLength="8"><binary>QvAAAELIAAA=</binary></binaryDataArray></binaryDataArrayList>
                        </spectrum>
                        """.formatted(n, n + 1, n % 3 == 0 ? 1 : 2, n * 30))
                .collect(Collectors.joining());
        String close = """
                </spectrumList></run></mzML>
                <indexListOffset>0</indexListOffset><fileChecksum>""";
        String hashed = open + spectra + close;
        return hashed + sha1(hashed) + "</fileChecksum></indexedmzML>\n";
    }

    /** The same run as mzXML: second scans stand in first ones. */
    public static String mzXml(int scans, String polarity) {
        String sign = polarity.equals("negative") ? "-" : "+";
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <mzXML xmlns="http://sashimi.sourceforge.net/schema_revision/mzXML_3.2">
                <msRun scanCount="%d" startTime="PT0S" endTime="PT300S">
                <parentFile fileName="run.raw" fileType="RAWData" fileSha1="2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"/>
                <msInstrument><msModel category="msModel" value="q exactive"/><msIonisation category="msIonisation" value="ESI"/></msInstrument>
                """.formatted(scans));
        for (int n = 0; n < scans; n++) {
            text.append(
                    "<scan num=\"%d\" msLevel=\"%d\" polarity=\"%s\" retentionTime=\"PT%dS\"><peaks>QvAAAELIAAA=</peaks>"
                            .formatted(n + 1, n % 3 == 0 ? 1 : 2, sign, n * 30));
            text.append(n % 3 == 0 && n + 1 < scans ? "" : "</scan>");
            if (n % 3 == 2 || (n % 3 == 1 && n + 1 == scans)) {
                text.append("</scan>");
            }
        }
        return text.append("</msRun></mzXML>").toString();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
