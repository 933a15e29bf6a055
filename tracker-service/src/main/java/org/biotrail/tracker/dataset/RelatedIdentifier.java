package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;

/** Something elsewhere that a dataset is related to, in the words of DataCite 4.5 (relatedIdentifierType, relationType). */
record RelatedIdentifier(
        @JsonProperty("identifier") String identifier,
        @JsonProperty("type") String type,
        @JsonProperty("relation") String relation) {
    private static final Set<String> TYPES = Set.of(
            "ARK", "arXiv", "bibcode", "DOI", "EAN13", "EISSN", "Handle", "IGSN", "ISBN", "ISSN", "ISTC", "LISSN",
            "LSID", "PMID", "PURL", "UPC", "URL", "URN", "w3id");
    private static final Set<String> RELATIONS = Set.of(
            "IsCitedBy",
            "Cites",
            "IsSupplementTo",
            "IsSupplementedBy",
            "IsContinuedBy",
            "Continues",
            "IsDescribedBy",
            "Describes",
            "HasMetadata",
            "IsMetadataFor",
            "HasVersion",
            "IsVersionOf",
            "IsNewVersionOf",
            "IsPreviousVersionOf",
            "IsPartOf",
            "HasPart",
            "IsPublishedIn",
            "IsReferencedBy",
            "References",
            "IsDocumentedBy",
            "Documents",
            "IsCompiledBy",
            "Compiles",
            "IsVariantFormOf",
            "IsOriginalFormOf",
            "IsIdenticalTo",
            "IsReviewedBy",
            "Reviews",
            "IsDerivedFrom",
            "IsSourceOf",
            "IsRequiredBy",
            "Requires",
            "IsObsoletedBy",
            "Obsoletes",
            "IsCollectedBy",
            "Collects");

    /** @throws Problem 422 {@code required}, {@code unknown_value} */
    RelatedIdentifier checked() {
        if (identifier == null || type == null || relation == null) {
            throw Problem.rule("", "required", "A related identifier has identifier, type and relation");
        }
        if (!TYPES.contains(type)) {
            throw Problem.rule(".type", "unknown_value", "A type is a word of DataCite's like DOI, URL, IGSN");
        }
        if (!RELATIONS.contains(relation)) {
            throw Problem.rule(".relation", "unknown_value", "A relation is a word of DataCite's like IsSourceOf");
        }
        return new RelatedIdentifier(Text.line(".identifier", identifier, 2000), type, relation);
    }
}
