package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.taxon.TaxonLookups.Brought;
import org.biotrail.catalog.taxon.registry.NameUsage;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;

/** Makes what registries brought along for a row, in the transaction of its batch: missing ancestors, the accepted name. */
final class TaxonSurroundings implements TaxonArrivals.Ground {
    /** More than may be made for one row. */
    private static final int EACH = 64;

    private final ImportRun run;
    private final ObjectMapper json;
    private final TaxonPresence presence;
    private final int row;
    private int made;

    TaxonSurroundings(ImportRun run, ObjectMapper json, TaxonPresence presence, int row) {
        this.run = run;
        this.json = json;
        this.presence = presence;
        this.row = row;
    }

    /** The row with its parent and its accepted name, where these were for the registry to say. */
    TaxonRow of(TaxonRow given, Brought brought, TaxonArrivals arrivals) {
        boolean wantsParent =
                given.text("parent").isEmpty() && given.link("parent").isEmpty();
        boolean staysValid = given.valid().orElse(false) || given.text("senior").isPresent();
        TaxonArrivals.Place place =
                arrivals.place(brought, wantsParent, !staysValid, this).await().indefinitely();
        ObjectNode values = given.row().values().deepCopy();
        place.parent().ifPresent(id -> values.put("parent", id.toString()));
        place.senior().ifPresent(id -> values.put("senior", id.toString()));
        return new TaxonRow(new StagedRow(given.number(), values));
    }

    /** Whether a taxon was made by this import for the sake of one of its rows. */
    static boolean made(UUID id, ImportRun run) {
        return id.getMostSignificantBits() == run.job().getMostSignificantBits()
                && (int) id.getLeastSignificantBits() < 0;
    }

    @Override
    public Uni<Map<Integer, UUID>> here(List<NameUsage> usages) {
        return Uni.createFrom().item(() -> presence.here(usages, run));
    }

    @Override
    public Uni<UUID> make(TaxonDraft draft) {
        return Uni.createFrom().item(() -> {
            made++;
            int number = -(row * EACH + made);
            RowOutcome outcome = new TaxonBatch(run, json, Map.of(), Map.of())
                    .store(List.of(new TaxonRow(new StagedRow(number, values(draft)))))
                    .get(0);
            if (outcome.state() != RowOutcome.State.CREATED) {
                throw Problem.rules(outcome.violations());
            }
            return UUID.fromString(outcome.id().orElseThrow());
        });
    }

    private ObjectNode values(TaxonDraft draft) {
        ObjectNode values = json.createObjectNode()
                .put("name", draft.name())
                .put("author", draft.author())
                .put("nomenclatural_code", draft.nomenclaturalCode())
                .put("verbatim_rank", draft.verbatimRank());
        Optional.ofNullable(draft.rank()).ifPresent(rank -> values.put("rank", rank.word()));
        Optional.ofNullable(draft.parentId()).ifPresent(id -> values.put("parent", id.toString()));
        Optional.ofNullable(draft.seniorId()).ifPresent(id -> values.put("senior", id.toString()));
        ArrayNode external = values.putArray("external");
        Optional.ofNullable(draft.external())
                .ifPresent(all -> all.forEach(one -> external.add(one.registry() + ":" + one.reference())));
        return values;
    }
}
