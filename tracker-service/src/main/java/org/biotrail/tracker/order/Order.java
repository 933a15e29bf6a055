package org.biotrail.tracker.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.tracker.text.Fields;
import org.biotrail.tracker.text.Properties;
import org.biotrail.tracker.text.Tags;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The commission under which datasets are made; hidden but for what its datasets show. */
@Entity
@Table(name = "data_order")
public class Order extends RecordedEntity {
    /** The only statuses that have an effect: no new datasets, edits by data managers alone. */
    private static final Set<String> OVER = Set.of("rejected", "cancelled", "closed");

    String title;

    @Nullable
    String description;

    List<String> generators = List.of();
    List<String> authors = List.of();

    @Nullable
    String organisation;

    List<String> editors = List.of();
    List<String> tags = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> properties = Map.of();

    String status = "preparation";
    List<UUID> datasetIds = List.of();

    @Nullable
    String workspaceOf;

    /**
     * Takes over what a draft says, but for the editors, who are judged apart.
     *
     * @throws Problem 422 with every rule that is broken
     */
    Order apply(OrderDraft draft) {
        Fields fields = new Fields();
        title = fields.title("title", draft.title());
        description = fields.markdown("description", draft.description());
        generators = listed(draft.generators());
        authors = listed(draft.authors());
        organisation = draft.organisation();
        tags = fields.read("tags", draft.tags(), words -> Tags.of(Optional.of(words)))
                .map(Tags::values)
                .orElse(List.of());
        properties = fields.read("properties", draft.properties(), object -> Properties.of(Optional.of(object)))
                .map(Properties::values)
                .orElse(Map.of());
        fields.throwIfAny();
        return this;
    }

    /**
     * Who edits from the beginning: the creator, too, unless they manage all orders anyway.
     *
     * @throws Problem 422 {@code last_editor}
     */
    void beginWith(@Nullable List<String> wanted, Actor creator) {
        List<String> first = new ArrayList<>(wanted == null ? List.of(creator.id()) : wanted);
        requireSome(first);
        if (!first.contains(creator.id()) && !creator.has(Permission.DATA_MANAGEMENT)) {
            first.add(creator.id());
        }
        editors = List.copyOf(first);
    }

    /** @throws Problem 422 {@code last_editor}, {@code self_lockout} */
    void editBy(@Nullable List<String> wanted, Actor actor) {
        List<String> next = listed(wanted);
        requireSome(next);
        if (editors.contains(actor.id()) && !next.contains(actor.id()) && !actor.has(Permission.DATA_MANAGEMENT)) {
            throw Problem.rule("editors", "self_lockout", "Nobody takes themself off an order");
        }
        editors = next;
    }

    /** Whether this person may read and change the order. */
    boolean isEditedBy(Actor actor) {
        return actor.has(Permission.DATA_MANAGEMENT)
                || (actor.has(Permission.DATA_EDIT) && editors.contains(actor.id()));
    }

    /** @throws Problem 403 for an order that is over, but for data managers */
    void requireOpen(Actor actor) {
        if (OVER.contains(status) && !actor.has(Permission.DATA_MANAGEMENT)) {
            throw Problem.forbidden("order_closed", "The order is " + status + "; data managers may still change it");
        }
    }

    /** @throws Problem 409 {@code order_closed} */
    public void requireTakesDatasets() {
        if (OVER.contains(status)) {
            throw Problem.conflict("", "order_closed", "The order is " + status);
        }
    }

    public String title() {
        return title;
    }

    public boolean isWorkspaceOf(String userId) {
        return userId.equals(workspaceOf);
    }

    public boolean hasEditor(String userId) {
        return editors.contains(userId);
    }

    /** The order's datasets are kept by adding and removing them alone. */
    public void addDataset(UUID dataset) {
        List<UUID> more = new ArrayList<>(datasetIds);
        more.add(dataset);
        datasetIds = List.copyOf(more);
    }

    public void removeDataset(UUID dataset) {
        datasetIds = datasetIds.stream().filter(id -> !id.equals(dataset)).toList();
    }

    private static void requireSome(List<String> editors) {
        if (editors.isEmpty()) {
            throw Problem.rule("editors", "last_editor", "At least one active editor must remain");
        }
    }

    private static List<String> listed(@Nullable List<String> users) {
        return users == null ? List.of() : List.copyOf(users);
    }
}
