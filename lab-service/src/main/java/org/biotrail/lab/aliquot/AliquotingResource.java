package org.biotrail.lab.aliquot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.contract.Special;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Resolving;
import org.biotrail.lab.bench.Tables;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many aliquots in one transaction: codes allocated, placed in fill order. */
@Path("/aliquotings")
@Tag(name = "aliquots")
public class AliquotingResource {
    private static final Resolving<AliquotingDraft> DRAFTS = new Resolving<>(AliquotingDraft.class);

    @Inject
    Bench bench;

    @Inject
    Aliquots aliquots;

    @POST
    @Operation(operationId = "aliquot", summary = "Take aliquots of up to 1000 extracts, some of each")
    @Special(
            body = AliquotingDraft.class,
            items = true,
            status = 201,
            rows = "aliquot",
            example =
                    "{\"volume\": 120, \"volume_unit\": \"uL\", \"container\": \"container_000013\", \"items\": [{\"extract\": \"dbgi_000001_01\", \"count\": 2}]}")
    public Uni<Response> aliquot(ObjectNode body) {
        return bench.many(201, DRAFTS, body, "aliquot_view", this::make);
    }

    private Uni<?> make(Tables tables, List<Item<AliquotingDraft>> items, BenchRules rules) {
        List<Item<AliquotDraft>> parts = new ArrayList<>();
        List<Item<AliquotingDraft>> owners = new ArrayList<>();
        for (Item<AliquotingDraft> item : items) {
            for (int i = 0; i < item.draft().howMany(); i++) {
                parts.add(Item.of(item.draft().one()));
                owners.add(item);
            }
        }
        Resolving.checkCount(parts.size());
        return aliquots.make(tables, parts, rules).invoke(() -> {
            for (int i = 0; i < parts.size(); i++) {
                Item<AliquotingDraft> owner = owners.get(i);
                owner.inherit(parts.get(i));
                if (parts.get(i).isMade()) {
                    owner.becomesAlso(parts.get(i).id());
                }
            }
        });
    }
}
