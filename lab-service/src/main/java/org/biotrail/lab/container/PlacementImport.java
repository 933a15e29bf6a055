package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.lab.bench.BenchImport;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /placements/imports}: where things stand. A row without position takes the next free one
 * ({@code positions=next}), or is known to be in the container and no more ({@code positions=unknown}, the default: a
 * former database did not keep it).
 */
@ApplicationScoped
class PlacementImport extends BenchImport<PlacementImport.Draft> {
    private static final String POSITIONS = "positions";

    private static final String ASK = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
                'things', (select coalesce(jsonb_agg(jsonb_build_object('type', m.type, 'id', m.id)), jsonb_build_array())
                             from thing_matches(a.value) m where m.type in ('field_sample', 'container', 'batch', 'extract', 'aliquot')
                              and may_see(m.type, m.id)),
                'placement', (select p.id from thing_matches(a.value) m
                                join placement p on p.thing_type = m.type and p.thing_id = m.id limit 1)) order by a.ordinality),
              jsonb_build_array()) as text)
              from jsonb_array_elements_text(from_json($1)) with ordinality a""";

    private static final String MADE = """
            select cast(coalesce(jsonb_object_agg(p.thing_id, p.id), jsonb_build_object()) as text) from placement p
             where p.thing_id in (select cast(i.value as uuid) from jsonb_array_elements_text(from_json($1)) i)""";

    /** One row. */
    record Draft(
            @Nullable String code,
            @RefersTo("container") @Nullable String container,
            @Nullable String position,
            @Nullable Instant placedAt) {}

    private record Thing(String type, UUID id) {}

    private record Facts(List<Thing> things, @Nullable UUID placement) {}

    /** A row whose thing is about to stand somewhere. */
    private record Wished(Item<Draft> item, Thing thing) {}

    @Inject
    Placing placing;

    PlacementImport() {
        super(Draft.class);
    }

    @Override
    public String things() {
        return "placements";
    }

    @Override
    protected String thing() {
        return "placement";
    }

    @Override
    protected boolean bringsAliases() {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of("code", "container", "position", "placed_at");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of(
                "field_sample_id", "code",
                "lab_extract_id", "code",
                "aliquot_id", "code",
                "mobile_container_id", "container");
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(
                POSITIONS,
                ImportOption.words(
                        "for rows without a position: the next one, or one that is unknown", "unknown", "next"));
    }

    /** Samples that are not known here yet are asked for together. */
    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        List<String> samples = rows.stream()
                .flatMap(row -> row.text("code").stream())
                .filter(code -> LabCode.find(code)
                        .filter(found -> found.form() == Form.SAMPLE)
                        .isPresent())
                .toList();
        run.resolve("field_sample", samples);
        return super.store(rows, run);
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.same(body, "code", "container", "position");
        row.time(body, "placed_at", "placed_at");
        boolean unknown = run.options().getOrDefault(POSITIONS, "unknown").equals("unknown");
        if (unknown && !body.has("position")) {
            body.put("position", "unknown");
        }
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<Draft>> items, BenchRules rules) {
        List<Item<Draft>> sound = items.stream().filter(Item::isSound).toList();
        List<String> codes =
                sound.stream().map(item -> String.valueOf(item.draft().code())).toList();
        return tables.ask(ASK, codes).chain(found -> {
            List<Facts> facts = Rows.list(found, Facts.class);
            Set<UUID> seen = new HashSet<>();
            List<Wished> wished = new ArrayList<>();
            IntStream.range(0, sound.size())
                    .forEach(n -> sound.get(n)
                            .check(() -> wish(sound.get(n), facts.get(n), seen).ifPresent(wished::add)));
            List<Placing.Wish> wishes =
                    wished.stream().map(one -> wish(one, false)).toList();
            return placing.place(tables, wishes, rules.now()).chain(() -> name(tables, wished));
        });
    }

    private static Optional<Wished> wish(Item<Draft> item, Facts facts, Set<UUID> seen) {
        Draft draft = item.draft();
        if (draft.code() == null || draft.container() == null) {
            throw Problem.rule(
                    draft.code() == null ? "code" : "container", "required", "Which thing stands in which container?");
        }
        if (facts.things().size() != 1) {
            throw Problem.rule(
                    "code",
                    facts.things().isEmpty() ? "unknown_reference" : "ambiguous_reference",
                    (facts.things().isEmpty() ? "Nothing is called " : "Several things are called ") + draft.code());
        }
        Thing thing = facts.things().get(0);
        if (!seen.add(thing.id())) {
            throw Problem.rule("code", "duplicate", draft.code() + " stands in the file twice");
        }
        return item.isNew(facts.placement(), false) ? Optional.of(new Wished(item, thing)) : Optional.empty();
    }

    private static Placing.Wish wish(Wished one, boolean move) {
        return wish(one.item(), one.thing().type(), one.thing().id(), move);
    }

    private static Placing.Wish wish(Item<Draft> item, String type, UUID id, boolean move) {
        Draft draft = item.draft();
        return new Placing.Wish(
                item,
                type,
                id,
                String.valueOf(draft.container()),
                draft.position(),
                move,
                true,
                Optional.empty(),
                Optional.ofNullable(draft.placedAt()),
                Optional.empty());
    }

    private static Uni<?> name(Tables tables, List<Wished> wished) {
        return tables.ask(MADE, wished.stream().map(one -> one.thing().id()).toList())
                .invoke(ids -> wished.forEach(one -> {
                    if (ids.has(one.thing().id().toString())) {
                        one.item()
                                .becomes(UUID.fromString(
                                        ids.path(one.thing().id().toString()).asText()));
                    }
                }));
    }

    /** Who stands elsewhere moves. */
    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<Draft>> met, BenchRules rules) {
        List<Placing.Wish> wishes = met.stream()
                .map(one -> wish(
                        one.item(),
                        one.row().path("thing_type").asText(),
                        UUID.fromString(one.row().path("thing_id").asText()),
                        true))
                .toList();
        return placing.place(tables, wishes, rules.now()).replaceWith(Set.of());
    }
}
