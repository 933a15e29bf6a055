package org.biotrail.lab.analysis.file;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.vocabulary.PsiMs;

/**
 * Reads mzML and mzXML as they stream by, in memory that does not grow with the file: peaks are passed over undecoded,
 * nothing is kept but what {@link RunFile} says. Document types and with them entities are refused, depth and
 * attributes are bounded ({@code spec/lab.md} §18).
 */
public final class RunFileReader {
    private static final int DEEPEST = 200;
    private static final int LONGEST_ATTRIBUTE = 1 << 16;
    private static final int MOST_ATTRIBUTES = 200;
    private static final XMLInputFactory FACTORY = factory();

    private final PsiMs vocabulary;
    private final long limit;

    /** @param limit bytes of the unpacked file */
    public RunFileReader(PsiMs vocabulary, long limit) {
        this.vocabulary = vocabulary;
        this.limit = limit;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }

    /**
     * @param full whether to read beyond the header, to the last byte
     * @throws Problem 415 for what is neither mzML nor mzXML, 422 {@code unreadable_file} for XML that is not
     *     well-formed or has a document type, 413 beyond the limit
     */
    public RunFile read(InputStream file, boolean full) {
        try {
            RunFileBytes bytes = new RunFileBytes(file, full, limit);
            RunWalk walk = walk(bytes, full);
            if (!full) {
                return walk.header();
            }
            if (walk.isClosed()) {
                bytes.drain();
            }
            return walk.whole(bytes);
        } catch (EOFException cut) {
            throw noRun();
        } catch (IOException broken) {
            throw unreadable("The file cannot be unpacked or read", broken);
        }
    }

    private RunWalk walk(RunFileBytes bytes, boolean full) throws IOException {
        XMLStreamReader xml = open(bytes.xml());
        RunWalk walk = switch (xml.getLocalName()) {
            case "indexedmzML", "mzML" -> new MzMl(vocabulary);
            case "mzXML", "msRun" -> new MzXml(vocabulary);
            default -> throw noRun();
        };
        if (!xml.getLocalName().equals("indexedmzML")) {
            bytes.withoutChecksum();
        }
        try {
            walk(xml, walk, full);
        } catch (XMLStreamException broken) {
            if (!endsEarly(broken)) {
                throw unreadable("Not well-formed at byte " + offset(broken), broken);
            }
        }
        return walk;
    }

    private static XMLStreamReader open(InputStream stream) throws IOException {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(stream);
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDocumentType(xml);
            }
            return xml;
        } catch (XMLStreamException broken) {
            throw noRun();
        }
    }

    private static void walk(XMLStreamReader xml, RunWalk walk, boolean full) throws XMLStreamException {
        walk.start(xml);
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!full && walk.isScan(xml.getLocalName())) {
                        return;
                    }
                    depth++;
                    if (walk.start(xml)) {
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    walk.end(xml.getLocalName());
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> refuseDocumentType(xml);
                default -> {
                    // text, comments
                }
            }
        }
        walk.close();
    }

    private static void refuseDocumentType(XMLStreamReader xml) {
        if (xml.getEventType() == XMLStreamConstants.DTD || xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Problem.rule("file", "unreadable_file", "A file with a document type or entities is not read");
        }
    }

    private static boolean endsEarly(XMLStreamException broken) {
        return broken instanceof WstxEOFException
                || broken.getNestedException() instanceof EOFException
                || Optional.ofNullable(broken.getCause())
                        .filter(EOFException.class::isInstance)
                        .isPresent();
    }

    private static long offset(XMLStreamException broken) {
        return broken.getLocation() == null ? 0 : broken.getLocation().getCharacterOffset();
    }

    private static Problem noRun() {
        return Problem.unsupportedType("Send a file in mzML or mzXML, as it is or compressed with gzip");
    }

    private static Problem unreadable(String message, Exception cause) {
        Problem problem = Problem.rule("file", "unreadable_file", message);
        problem.addSuppressed(cause);
        return problem;
    }
}
