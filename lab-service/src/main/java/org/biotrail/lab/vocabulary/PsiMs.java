package org.biotrail.lab.vocabulary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The PSI-MS vocabulary (HUPO-PSI, CC BY 4.0) as it is in use: its terms, and which descends from which. */
public final class PsiMs {
    /** Above all instrument models. */
    public static final String INSTRUMENT_MODEL = "MS:1000031";
    /** Above all ionization types. */
    public static final String IONIZATION_TYPE = "MS:1000008";

    /** Read from the database when the service starts, and again when a newer one was imported. */
    private static volatile PsiMs current = new PsiMs("", List.of());

    private final String edition;
    private final Map<String, Term> terms = new HashMap<>();
    private final Map<String, List<String>> named;

    /**
     * One term.
     *
     * @param parents the accessions of those that it is a kind of
     */
    public record Term(String accession, String name, List<String> parents, boolean obsolete) {}

    /** @param edition the same as long as nothing is imported */
    public PsiMs(String edition, List<Term> terms) {
        this.edition = edition;
        terms.forEach(term -> this.terms.put(term.accession(), term));
        this.named = terms.stream()
                .filter(term -> !term.obsolete())
                .collect(Collectors.groupingBy(
                        term -> folded(term.name()), Collectors.mapping(Term::accession, Collectors.toList())));
    }

    public static PsiMs current() {
        return current;
    }

    static void use(PsiMs newer) {
        current = newer;
    }

    String edition() {
        return edition;
    }

    /** The name of an instrument model that may be given to an instrument; empty for any other accession. */
    public Optional<String> instrument(String accession) {
        return usable(INSTRUMENT_MODEL, accession);
    }

    /** The name of an ionization type that may be given to a method; empty for any other accession. */
    public Optional<String> ionization(String accession) {
        return usable(IONIZATION_TYPE, accession);
    }

    private Optional<String> usable(String above, String accession) {
        return Optional.ofNullable(terms.get(accession))
                .filter(term -> !term.obsolete() && isBelow(accession, above))
                .map(Term::name);
    }

    public Optional<String> name(String accession) {
        return Optional.ofNullable(terms.get(accession)).map(Term::name);
    }

    /** Whether a term descends from another; none descends from itself. */
    public boolean isBelow(String accession, String above) {
        Deque<String> open = new ArrayDeque<>(parents(accession));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String parent = open.pop();
            if (parent.equals(above)) {
                return true;
            }
            parents(parent).stream().filter(seen::add).forEach(open::push);
        }
        return false;
    }

    private List<String> parents(String accession) {
        return Optional.ofNullable(terms.get(accession)).map(Term::parents).orElse(List.of());
    }

    /** The one instrument model that is called so, case ignored; empty when none is or several are. */
    public Optional<String> instrumentNamed(String name) {
        List<String> models = named.getOrDefault(folded(name), List.of()).stream()
                .filter(accession -> isBelow(accession, INSTRUMENT_MODEL))
                .toList();
        return models.size() == 1 ? Optional.of(models.get(0)) : Optional.empty();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
