package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A taxonomic rank. The word is Darwin Core's {@code taxonRank}, the level the number that sources write for it; the
 * order of the constants is the order of ranks, top down, with {@code SECTION} after {@code SUBGENUS} though both are
 * 190. {@code ROOT} and {@code CLADE} stand outside that order.
 */
public enum Rank {
    ROOT(-1, "", "life"),
    CLADE(-100, "", "cladus", "node", "unranked"),
    DOMAIN(-10, "", "superkingdom", "realm", "empire"),
    KINGDOM(0, "", "regn.", "regnum"),
    SUBKINGDOM(10, "", "subkingd.", "subregn."),
    SUPERPHYLUM(20, "", "superphyl.", "superdivision", "superdiv."),
    PHYLUM(30, "", "phyl.", "division", "div.", "divisio"),
    SUBPHYLUM(40, "", "subphyl.", "subdivision", "subdiv."),
    SUPERCLASS(50, "", "supercl."),
    CLASS(60, "", "cl.", "classis"),
    SUBCLASS(70, "", "subcl."),
    INFRACLASS(75, "", "infracl."),
    SUPERORDER(80, "", "superord."),
    ORDER(90, "", "ord.", "ordo"),
    SUBORDER(100, "", "subord."),
    INFRAORDER(105, "", "infraord."),
    SUPERFAMILY(110, "", "superfam."),
    FAMILY(120, "", "fam.", "familia"),
    SUBFAMILY(130, "", "subfam."),
    SUPERTRIBE(140, "", "supertrib."),
    TRIBE(150, "", "tr.", "trib.", "tribus"),
    SUBTRIBE(160, "", "subtr.", "subtrib."),
    SUPERGENUS(170, "", "supergen."),
    GENUS(180, "", "gen."),
    SUBGENUS(190, "subg.", "subg.", "subgen."),
    SECTION(190, "sect.", "sect.", "sectio"),
    SUBSECTION(195, "subsect.", "subsect."),
    SERIES(196, "ser.", "ser."),
    SUPERSPECIES(200, "", "supersp.", "aggregate", "agg.", "species_group"),
    SPECIES(210, "", "sp.", "spec."),
    SUBSPECIES(220, "subsp.", "subsp.", "ssp."),
    SUPERVARIETY(230, "convar.", "supervar.", "convariety", "convar."),
    VARIETY(240, "var.", "var.", "varietas"),
    SUBVARIETY(250, "subvar.", "subvar."),
    SUPERFORM(260, "superf.", "superf."),
    FORM(270, "f.", "f.", "fo.", "forma"),
    SUBFORM(280, "subf.", "subf.", "subforma"),
    CULTIVAR(290, "", "cv.");

    /** Within which a name can be a synonym of another: family names are synonyms of family names. */
    public enum Group {
        ABOVE_FAMILY,
        FAMILY,
        GENUS,
        SPECIES,
        /** Of no group: a clade may be the synonym of anything. */
        FREE
    }

    private static final Map<String, Rank> BY_WORD = byWord();

    private final int level;
    private final String marker;
    private final String aliases;

    Rank(int level, String marker, String... aliases) {
        this.level = level;
        this.marker = marker;
        this.aliases = String.join(" ", aliases);
    }

    private static Map<String, Rank> byWord() {
        Map<String, Rank> found = new HashMap<>();
        for (Rank rank : values()) {
            found.put(rank.word(), rank);
            rank.aliases().forEach(alias -> found.put(bare(alias), rank));
        }
        return Map.copyOf(found);
    }

    /**
     * Reads a word, an alias or a number; case, dots, blanks, hyphens and underscores do not matter. 190 is the subgenus.
     *
     * @throws Problem 422 {@code unknown_rank}
     */
    public static Rank of(String text) {
        return find(text)
                .orElseThrow(() -> Problem.rule("rank", "unknown_rank", "There is no rank " + shortened(text.strip())));
    }

    /** The same where a text may be no rank. */
    public static Optional<Rank> find(String text) {
        String trimmed = text.strip();
        return Optional.ofNullable(
                trimmed.matches("-?\\d{1,3}") ? ofLevel(Integer.parseInt(trimmed)) : BY_WORD.get(bare(trimmed)));
    }

    /** Reads what a body holds: a text or a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Rank ofValue(Object value) {
        return of(String.valueOf(value));
    }

    private static @Nullable Rank ofLevel(int level) {
        return Arrays.stream(values())
                .filter(rank -> rank.level == level)
                .findFirst()
                .orElse(null);
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[.\\s_-]", "");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** Darwin Core's word, in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int level() {
        return level;
    }

    /** What else is understood, as the seeds of the catalog wrote it. */
    public List<String> aliases() {
        return aliases.isEmpty() ? List.of() : List.of(aliases.split(" "));
    }

    /** What stands before an epithet of this rank in a full name ({@code subsp.}); empty where nothing does. */
    public String marker() {
        return marker;
    }

    /** The marker of a hybrid of this rank: {@code nothosubsp.}; empty where the rank has none. */
    public String nothoMarker() {
        return isInfraspecific() && !marker.isEmpty() ? "notho" + marker : "";
    }

    public boolean isClade() {
        return this == CLADE;
    }

    /** Whether the order of ranks applies: neither a clade nor the root. */
    public boolean isOrdered() {
        return this != CLADE && this != ROOT;
    }

    /** Whether this rank stands strictly below another one; never for clades and the root. */
    public boolean isBelow(Rank other) {
        return isOrdered() && other.isOrdered() && compareTo(other) > 0;
    }

    /** Genus and whatever stands below it: names that have an author. */
    public boolean isGenusOrBelow() {
        return this == GENUS || isBelow(GENUS);
    }

    /** Below species, cultivars included. */
    public boolean isBelowSpecies() {
        return isBelow(SPECIES);
    }

    /** From subspecies to subform: an epithet after that of the species. */
    public boolean isInfraspecific() {
        return isBelowSpecies() && this != CULTIVAR;
    }

    /** Between genus and species: subgenus, section, series. */
    public boolean isInfrageneric() {
        return isBelow(GENUS) && SUPERSPECIES.isBelow(this);
    }

    /** Superspecies, species and below: what is written with an epithet. */
    public boolean isEpithet() {
        return this == SUPERSPECIES || isBelow(SUPERSPECIES);
    }

    public Group group() {
        if (!isOrdered()) {
            return Group.FREE;
        }
        if (level < SUPERFAMILY.level) {
            return Group.ABOVE_FAMILY;
        }
        if (level < GENUS.level) {
            return Group.FAMILY;
        }
        return level < SUPERSPECIES.level ? Group.GENUS : Group.SPECIES;
    }
}
