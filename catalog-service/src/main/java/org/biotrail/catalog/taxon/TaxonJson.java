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

    /** The taxa of rows, with the numbers of the rows; what a taxon does not have is left out. */
    String write(Collection<TaxonCandidate> candidates) {
        ArrayNode rows = mapper.createArrayNode();
        for (TaxonCandidate candidate : candidates) {
            Taxon taxon = candidate.taxon();
            ObjectNode row = rows.addObject()
                    .put("number", candidate.number())
                    .put("id", taxon.id.toString())
                    .put("name", taxon.name)
                    .put("rank", taxon.rank.word())
                    .put("valid", taxon.valid)
                    .put("nomenclatural_code", taxon.nomenclaturalCode.name())
                    .put("hybrid", taxon.hybrid.word())
                    .put("incertae_sedis", taxon.incertaeSedis)
                    .put("name_whole", taxon.nameWhole);
            put(row, "parent_id", taxon.parentId);
            put(row, "senior_id", taxon.seniorId);
            put(row, "author", taxon.author);
            put(row, "author_id", taxon.authorId);
            put(row, "bibreference", taxon.bibreference);
            put(row, "bibreference_id", taxon.bibreferenceId);
            put(row, "notes", taxon.notes);
            put(row, "verbatim_rank", taxon.verbatimRank);
            row.putPOJO("bibreference_ids", taxon.bibreferenceIds);
            row.putPOJO("external", taxon.external);
            row.putPOJO("hybrid_parent_ids", taxon.hybridParentIds);
            row.putPOJO("specialist_ids", taxon.specialistIds);
            row.putPOJO("vernacular_names", taxon.vernacularNames);
        }
        try {
            return mapper.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A taxon cannot be written as JSON", e);
        }
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

    private static void put(ObjectNode row, String field, @Nullable Object value) {
        if (value != null) {
            row.put(field, value.toString());
        }
    }

    private static @Nullable UUID id(ObjectNode row, String field) {
        String text = row.path(field).textValue();
        return text == null ? null : UUID.fromString(text);
    }
}
