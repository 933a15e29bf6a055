package org.biotrail.catalog.taxon.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.biotrail.kit.job.Archive;
import org.biotrail.kit.problem.Problem;

/**
 * What {@code meta.xml} says of the tables of a Darwin Core Archive (Darwin Core text guide, 2014).
 *
 * @param core whose rows are the taxa
 */
record Descriptor(Part core, List<Part> extensions) {
    /** Under which the key of a row stands, of the core's row in extensions too. */
    static final String KEY = "";

    private static final int MAX_SIZE = 1 << 20;

    /**
     * Tables of one kind of rows.
     *
     * @param rowType the bare name of the kind
     */
    record Part(String rowType, List<Table> tables) {}

    /**
     * Reads the descriptor; document types and what they could bring are refused.
     *
     * @throws Problem 422 {@code unsafe_archive} or {@code unreadable_file}
     */
    static Descriptor read(Archive archive, String path) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        try (InputStream bytes = archive.open(path).orElseThrow()) {
            byte[] text = bytes.readNBytes(MAX_SIZE);
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(text));
            return new Reading(xml, folder).descriptor();
        } catch (XMLStreamException e) {
            throw Problem.rule("", "unreadable_file", "meta.xml cannot be read");
        }
    }

    /** The descriptor on its way. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private final String folder;
        private final List<Part> extensions = new ArrayList<>();
        private Optional<Part> core = Optional.empty();

        Reading(XMLStreamReader xml, String folder) {
            this.xml = xml;
            this.folder = folder;
        }

        Descriptor descriptor() throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw Problem.rule("", "unsafe_archive", "meta.xml has a document type or entities of its own");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "core" -> core = core.or(() -> Optional.of(part("id")));
                        case "extension" -> extensions.add(part("coreid"));
                        default -> {
                            // archive itself, or what is not for us
                        }
                    }
                }
            }
            return new Descriptor(
                    core.orElseThrow(() -> Problem.rule("", "unreadable_file", "meta.xml names no core")), extensions);
        }

        private Part part(String key) {
            try {
                return part(xml.getLocalName(), key);
            } catch (XMLStreamException e) {
                throw Problem.rule("", "unreadable_file", "meta.xml cannot be read");
            }
        }

        private Part part(String element, String key) throws XMLStreamException {
            String rowType = Table.term(attribute("rowType", ""));
            Charset charset = charset(attribute("encoding", "UTF-8"));
            char separator = separator(attribute("fieldsTerminatedBy", ","));
            String quoted = plain(attribute("fieldsEnclosedBy", "\""));
            char quote = quoted.isEmpty() ? Table.NO_QUOTE : quoted.charAt(0);
            int headers = number(attribute("ignoreHeaderLines", "0"));
            Map<String, Integer> columns = new LinkedHashMap<>();
            Map<String, String> defaults = new HashMap<>();
            List<String> files = new ArrayList<>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    break;
                }
                if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw Problem.rule("", "unsafe_archive", "meta.xml has a document type or entities of its own");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("location")) {
                        files.add(folder + xml.getElementText().strip());
                    } else if (name.equals(key)) {
                        columns.put(KEY, number(attribute("index", "0")));
                    } else if (name.equals("field")) {
                        field(columns, defaults);
                    }
                }
            }
            int width = columns.values().stream().mapToInt(at -> at + 1).max().orElse(0);
            return new Part(
                    rowType,
                    files.stream()
                            .map(file -> new Table(file, charset, separator, quote, headers, columns, defaults, width))
                            .toList());
        }

        private void field(Map<String, Integer> columns, Map<String, String> defaults) {
            String term = Table.term(attribute("term", ""));
            if (xml.getAttributeValue(null, "index") != null) {
                columns.put(term, number(attribute("index", "0")));
            }
            String otherwise = attribute("default", "");
            if (!otherwise.isEmpty()) {
                defaults.put(term, otherwise);
            }
        }

        private String attribute(String name, String otherwise) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? otherwise : value;
        }

        private static Charset charset(String name) {
            try {
                return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
            } catch (IllegalArgumentException e) {
                throw Problem.rule("", "unreadable_encoding", "There is no encoding " + name);
            }
        }

        private static char separator(String text) {
            String plain = plain(text);
            if (plain.length() != 1) {
                throw Problem.rule("", "unreadable_file", "Between cells stands one character, in meta.xml too");
            }
            return plain.charAt(0);
        }

        /** Signs are written as Java writes them. */
        private static String plain(String text) {
            return text.replace("\\t", "\t")
                    .replace("\\n", "\n")
                    .replace("\\r", "\r")
                    .replace("\\\"", "\"");
        }

        private static int number(String text) {
            try {
                int number = Integer.parseInt(text.strip());
                if (number >= 0 && number <= 10_000) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Falls through to the one complaint about numbers.
            }
            throw Problem.rule("", "unreadable_file", "meta.xml counts with something else than numbers");
        }
    }
}
