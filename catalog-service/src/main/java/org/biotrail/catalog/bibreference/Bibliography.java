package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.biotrail.kit.problem.Problem;

/**
 * The references that come with a file of other things, each as an entry that can be kept here. Every one has a key of
 * its own: the source's if that is one, else the key by rule, so that the same file brings the same references again.
 */
public final class Bibliography {
    private final Map<String, Optional<Cited>> known = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    /**
     * A reference.
     *
     * @param id what the source calls it; empty where it does not
     * @param bibtex one entry with its key
     * @param citation in one line
     */
    public record Cited(String id, String bibtex, String citation) {}

    /** The entries of a BibTeX file; those that cannot be read are left out. */
    public List<Cited> bibtex(String text) {
        return ReferenceFiles.entries(text).stream()
                .flatMap(entry -> keyed(entry).flatMap(id -> kept(id, entry)).stream())
                .toList();
    }

    /** The items of CSL-JSON. */
    public List<Cited> csl(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .flatMap(item -> kept(Csl.text(item, "id").orElse(""), Csl.bibtex(item)).stream())
                .toList();
    }

    /**
     * A row of a table: fields of CSL with plain texts, {@code author} and {@code editor} with semicolons between,
     * {@code issued} as a date. Empty when there is neither title nor author, or a rule does not allow it.
     */
    public Optional<Cited> plain(ObjectNode row) {
        ObjectNode item = row.objectNode();
        row.properties().forEach(field -> {
            String text = field.getValue().asText("").strip();
            if (text.isEmpty()) {
                return;
            }
            switch (field.getKey()) {
                case "author", "editor" -> people(item.putArray(field.getKey()), text);
                case "issued" -> item.putObject("issued").put("raw", text);
                default -> item.put(field.getKey(), text);
            }
        });
        String id = item.path("id").asText("");
        if (!item.has("DOI")) {
            doi(id).ifPresent(doi -> item.put("DOI", doi));
        }
        return item.has("title") || item.has("author") ? kept(id, Csl.bibtex(item)) : Optional.empty();
    }

    private static void people(ArrayNode list, String text) {
        Stream.of(text.split("\\s*[;|]\\s*")).filter(name -> !name.isBlank()).forEach(name -> {
            int comma = name.indexOf(',');
            if (comma < 0) {
                list.addObject().put("literal", name.strip());
            } else {
                list.addObject()
                        .put("family", name.substring(0, comma).strip())
                        .put("given", name.substring(comma + 1).strip());
            }
        });
    }

    private static Optional<String> doi(String text) {
        try {
            return text.contains("10.") ? Optional.of(Doi.parse(text).value()) : Optional.empty();
        } catch (Problem other) {
            return Optional.empty();
        }
    }

    private static Optional<String> keyed(String entry) {
        try {
            return Optional.of(BibtexEntry.parse(entry).key().orElse(""));
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    /** The same reference twice is one. */
    private Optional<Cited> kept(String id, String entry) {
        return known.computeIfAbsent(id + "\n" + entry, text -> made(id, entry));
    }

    private Optional<Cited> made(String id, String entry) {
        try {
            Bibreference reference = new Bibreference();
            BibreferenceDraft draft =
                    new BibreferenceDraft(Optional.of(entry), Optional.empty(), Optional.empty(), Optional.empty());
            Optional<StandardKey> rule = reference.apply(draft, false);
            boolean named = id.matches("[^\\s,{}()=\\\\\"#%/:]{3,120}") && id.matches(".*\\p{L}.*");
            String key = named ? id : rule.orElseGet(reference::standardKey).free(keys);
            keys.add(key.toLowerCase(Locale.ROOT));
            return Optional.of(new Cited(id, BibtexEntry.rekeyed(entry, key), reference.citation));
        } catch (Problem broken) {
            return Optional.empty();
        }
    }
}
