package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.biotrail.catalog.taxon.registry.NameLookup;
import org.biotrail.catalog.taxon.registry.NameUsage;
import org.biotrail.catalog.taxon.registry.RegistryName;

/**
 * A stored taxon beside what a registry says of it now.
 *
 * @param differences field, what it is here and what it is there
 * @param patch what can be taken over: what is missing here, never what is said otherwise
 */
record TaxonComparison(List<Map<String, String>> differences, ObjectNode patch, NameLookup lookup) {

    /** @param row the taxon as its view has it */
    static TaxonComparison of(ObjectNode row, NameLookup lookup, ObjectMapper json) {
        List<Map<String, String>> differences = new ArrayList<>();
        ObjectNode patch = json.createObjectNode();
        lookup.found().ifPresent(found -> {
            NameUsage usage = found.usage();
            missing(row, "author", usage.authorship(), differences, patch);
            missing(row, "bibreference", found.publishedIn(), differences, patch);
            told(row, "rank", usage.rank().map(Rank::word), differences);
            told(
                    row,
                    "accepted_name_usage",
                    found.status() == RegistryName.Status.SYNONYM
                            ? found.accepted().map(TaxonComparison::scientificName)
                            : Optional.of(""),
                    differences);
            links(row, found, differences, patch);
        });
        return new TaxonComparison(List.copyOf(differences), patch, lookup);
    }

    private static String scientificName(NameUsage usage) {
        return usage.name() + usage.authorship().map(author -> " " + author).orElse("");
    }

    private static void missing(
            ObjectNode row,
            String field,
            Optional<String> there,
            List<Map<String, String>> differences,
            ObjectNode patch) {
        told(row, field, there, differences);
        there.filter(text -> !row.hasNonNull(field)).ifPresent(text -> patch.put(field, text));
    }

    private static void told(
            ObjectNode row, String field, Optional<String> there, List<Map<String, String>> differences) {
        String here = row.path(field).asText("");
        there.filter(text -> !text.equals(row.hasNonNull(field) ? here : ""))
                .ifPresent(text -> differences.add(
                        Map.of("field", field, "here", row.hasNonNull(field) ? here : "", "there", text)));
    }

    private static void links(
            ObjectNode row, RegistryName found, List<Map<String, String>> differences, ObjectNode patch) {
        ArrayNode external = row.withArray("external").deepCopy();
        int before = external.size();
        Stream.concat(found.usage().reference().stream(), found.links().stream())
                .forEach(reference -> {
                    List<String> known = new ArrayList<>();
                    external.forEach(link -> {
                        if (link.path("registry").asText().equals(reference.registry())) {
                            known.add(link.path("reference").asText());
                        }
                    });
                    if (!known.contains(reference.reference())) {
                        differences.add(Map.of(
                                "field", "external", "here", String.join(" ", known), "there", reference.toString()));
                    }
                    if (known.isEmpty()) {
                        external.addObject()
                                .put("registry", reference.registry())
                                .put("reference", reference.reference());
                    }
                });
        if (external.size() > before) {
            patch.set("external", external);
        }
    }
}
