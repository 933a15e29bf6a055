package org.biotrail.lab.extract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.contract.Special;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Resolving;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The extraction of many weighed samples at once. */
@Path("/extractions")
@Tag(name = "extracts")
public class ExtractionResource {
    private static final Resolving<ExtractionDraft> DRAFTS = new Resolving<>(ExtractionDraft.class);

    @Inject
    Bench bench;

    @Inject
    Extracts extracts;

    @POST
    @Operation(
            operationId = "extract",
            summary = "Extract up to 1000 weighed samples with a common method, batch and volume, and place them")
    @Special(
            body = ExtractionDraft.class,
            items = true,
            rows = "extract",
            example =
                    "{\"extraction_method_id\": \"MeOH/H2O\", \"solvent_volume\": 1.5, \"solvent_volume_unit\": \"mL\", \"container\": \"container_000012\", \"items\": [{\"extract\": \"dbgi_000001_01_tmp\"}, {\"extract\": \"dbgi_000002_01_tmp\", \"position\": \"B2\"}]}")
    public Uni<Response> extract(ObjectNode body) {
        return bench.many(200, DRAFTS, body, "extract_view", extracts::extract);
    }
}
