package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may say of a taxon.
 *
 * @param name the own part, or the full name, with or without authorship
 * @param rank word, alias or number
 * @param authorId who described it where it is not published; set means unpublished
 * @param bibreference where the name was published, in words
 * @param bibreferenceId the same as a reference
 * @param bibreferenceIds references to the name
 */
public record TaxonDraft(
        @Nullable String name,
        @Nullable Rank rank,
        @RefersTo("taxon") @Nullable UUID parentId,
        @Nullable Boolean valid,
        @RefersTo("taxon") @Nullable UUID seniorId,
        @Nullable String author,
        @RefersTo("person") @Nullable UUID authorId,
        @Nullable String bibreference,
        @RefersTo("bibreference") @Nullable UUID bibreferenceId,
        @RefersTo("bibreference") @Nullable List<UUID> bibreferenceIds,
        @Nullable String nomenclaturalCode,
        @Nullable String hybrid,
        @RefersTo("taxon") @Nullable List<UUID> hybridParentIds,
        @Nullable Boolean incertaeSedis,
        @Nullable List<External> external,
        @RefersTo("person") @Nullable List<UUID> specialistIds,
        @Nullable List<VernacularName> vernacularNames,
        @Nullable String notes,
        @Nullable String verbatimRank) {

    /** A reference as a caller words it: bare, an LSID, a page's address. */
    public record External(
            @JsonProperty("registry") @Nullable String registry,
            @JsonProperty("reference") @Nullable String reference) {}

    /** The same at another place. */
    TaxonDraft standing(@Nullable UUID parent, @Nullable UUID senior) {
        return new TaxonDraft(
                name,
                rank,
                parent,
                valid,
                senior,
                author,
                authorId,
                bibreference,
                bibreferenceId,
                bibreferenceIds,
                nomenclaturalCode,
                hybrid,
                hybridParentIds,
                incertaeSedis,
                external,
                specialistIds,
                vernacularNames,
                notes,
                verbatimRank);
    }

    /**
     * A body with both halves of what it says of validity: a senior makes invalid, {@code "valid": true} alone takes the
     * senior away.
     *
     * @throws Problem 422 {@code synonym_is_valid} when it says both
     */
    static ObjectNode withSynonymy(ObjectNode body) {
        boolean valid = body.path("valid").isBoolean() && body.path("valid").booleanValue();
        boolean junior = body.hasNonNull("senior_id");
        if (valid && junior) {
            throw Problem.rule("valid", "synonym_is_valid", "A taxon with a senior is not valid");
        }
        ObjectNode whole = body.deepCopy();
        if (junior) {
            whole.put("valid", false);
        } else if (valid) {
            whole.putNull("senior_id");
        }
        return whole;
    }
}
