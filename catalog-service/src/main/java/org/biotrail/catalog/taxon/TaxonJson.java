package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taxa in the JSON that the statements of an import take and give. */
final class TaxonJson {
    private final ObjectMapper mapper;

    TaxonJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The taxa of rows, with the numbers of the rows. */
    String write(Collection<TaxonCandidate> candidates) {
        ArrayNode rows = mapper.createArrayNode();
        for (TaxonCandidate candidate : candidates) {
            Taxon taxon = candidate.taxon();
            ObjectNode row = rows.addObject()
                    .put("number", candidate.number())
                    .put("id", taxon.id.toString())
                    .put("name", taxon.name)
                    .put("rank", taxon.rank.word())
                    .put("parent_id", text(taxon.parentId))
                    .put("valid", taxon.valid)
                    .put("senior_id", text(taxon.seniorId))
                    .put("author", taxon.author)
                    .put("author_id", text(taxon.authorId))
                    .put("bibreference", taxon.bibreference)
                    .put("bibreference_id", text(taxon.bibreferenceId))
                    .put("nomenclatural_code", taxon.nomenclaturalCode.name())
                    .put("hybrid", taxon.hybrid.word())
                    .put("incertae_sedis", taxon.incertaeSedis)
                    .put("notes", taxon.notes)
                    .put("verbatim_rank", taxon.verbatimRank)
                    .put("name_whole", taxon.nameWhole);
            row.set("bibreference_ids", mapper.valueToTree(taxon.bibreferenceIds));
            row.set("external", mapper.valueToTree(taxon.external));
            row.set("hybrid_parent_ids", mapper.valueToTree(taxon.hybridParentIds));
            row.set("specialist_ids", mapper.valueToTree(taxon.specialistIds));
            row.set("vernacular_names", mapper.valueToTree(taxon.vernacularNames));
        }
        return rows.toString();
    }

    /** A taxon as it is stored, from {@code to_jsonb(taxon)}. */
    Taxon taxon(String text) {
        ObjectNode row = read(text, ObjectNode.class);
        Taxon taxon = new Taxon();
        taxon.id = UUID.fromString(row.path("id").asText());
        taxon.name = row.path("name").asText();
        taxon.rank = Rank.of(row.path("rank").asText());
        taxon.parentId = id(row, "parent_id");
        taxon.valid = row.path("valid").asBoolean();
        taxon.seniorId = id(row, "senior_id");
        taxon.author = row.path("author").textValue();
        taxon.authorId = id(row, "author_id");
        taxon.bibreference = row.path("bibreference").textValue();
        taxon.bibreferenceId = id(row, "bibreference_id");
        taxon.bibreferenceIds = List.of(read(row.path("bibreference_ids").toString(), UUID[].class));
        taxon.nomenclaturalCode =
                NomenclaturalCode.of(row.path("nomenclatural_code").asText());
        taxon.hybrid = Hybrid.of(row.path("hybrid").asText());
        taxon.hybridParentIds = List.of(read(row.path("hybrid_parent_ids").toString(), UUID[].class));
        taxon.incertaeSedis = row.path("incertae_sedis").asBoolean();
        taxon.external = List.of(read(row.path("external").toString(), ExternalReference[].class));
        taxon.specialistIds = List.of(read(row.path("specialist_ids").toString(), UUID[].class));
        taxon.vernacularNames = List.of(read(row.path("vernacular_names").toString(), VernacularName[].class));
        taxon.notes = row.path("notes").textValue();
        taxon.verbatimRank = row.path("verbatim_rank").textValue();
        taxon.nameWhole = row.path("name_whole").asBoolean();
        return taxon;
    }

    <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(ObjectNode row, String field) {
        String text = row.path(field).textValue();
        return text == null ? null : UUID.fromString(text);
    }
}
