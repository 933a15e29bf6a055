package org.biotrail.catalog.taxon.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.taxon.Rank;

/**
 * What a registry knows of a name.
 *
 * @param accepted the accepted name, of a synonym
 * @param ancestors what stands above it, or above its accepted name; top first
 * @param year of publication
 * @param links references of other registries to the same name
 */
public record RegistryName(
        String registry,
        NameUsage usage,
        Status status,
        Optional<NameUsage> accepted,
        List<NameUsage> ancestors,
        Optional<String> publishedIn,
        Optional<Integer> year,
        List<ExternalReference> links) {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:1[5-9]|20)\\d\\d(?!\\d)");

    /** The words of the API are these in lower case. */
    public enum Status {
        ACCEPTED,
        SYNONYM,
        INVALID
    }

    static RegistryName of(String registry, NameUsage usage, Status status) {
        return new RegistryName(
                registry, usage, status, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    RegistryName synonymOf(NameUsage other) {
        return new RegistryName(
                registry, usage, Status.SYNONYM, Optional.of(other), ancestors, publishedIn, year, links);
    }

    RegistryName below(List<NameUsage> others) {
        return new RegistryName(registry, usage, status, accepted, List.copyOf(others), publishedIn, year, links);
    }

    RegistryName publishedIn(Optional<String> reference, Optional<Integer> in) {
        return new RegistryName(
                registry,
                usage,
                status,
                accepted,
                ancestors,
                publishedIn.or(() -> reference),
                year.or(() -> in),
                links);
    }

    RegistryName linked(List<ExternalReference> more) {
        List<ExternalReference> all = new ArrayList<>(links);
        more.stream()
                .filter(link -> all.stream().noneMatch(known -> known.registry().equals(link.registry())))
                .forEach(all::add);
        return new RegistryName(registry, usage, status, accepted, ancestors, publishedIn, year, List.copyOf(all));
    }

    /** The year of publication: as the registry says it, else as its authorship or its place of publication ends. */
    public Optional<Integer> published() {
        return year.or(() -> Stream.concat(usage.authorship().stream(), publishedIn.stream())
                .flatMap(text -> YEAR.matcher(text).results())
                .map(found -> Integer.valueOf(found.group()))
                .reduce((earlier, later) -> later));
    }

    /** The kingdom, as far as the registry says. */
    public Optional<String> kingdom() {
        return ancestors.stream()
                .filter(ancestor -> ancestor.rank().filter(Rank.KINGDOM::equals).isPresent())
                .map(NameUsage::name)
                .findFirst();
    }

    /** As it is offered to callers, who choose among several or look before they write. */
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        usage.reference().ifPresent(reference -> {
            shown.put("registry", reference.registry());
            shown.put("reference", reference.reference());
        });
        shown.putIfAbsent("registry", registry);
        shown.put("name", usage.name());
        usage.authorship().ifPresent(author -> shown.put("authorship", author));
        usage.rank().ifPresent(rank -> shown.put("rank", rank.word()));
        shown.put("status", status.name().toLowerCase(Locale.ROOT));
        accepted.ifPresent(name -> shown.put(
                "accepted",
                name.name() + name.authorship().map(author -> " " + author).orElse("")));
        shown.put("classification", ancestors.stream().map(NameUsage::name).collect(Collectors.joining(" | ")));
        publishedIn.ifPresent(reference -> shown.put("published_in", reference));
        year.ifPresent(in -> shown.put("year", in));
        shown.put("external", links);
        return shown;
    }
}
