package org.biotrail.catalog.translation;

import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;

/**
 * Imports texts of tags, units, traits and their categories. A text that is missing is added; one that is there is changed with
 * {@code on_conflict=update} only, by who may edit the thing.
 */
@ApplicationScoped
class TranslationImport implements RowImport {
    private static final String TAG = "tag";
    private static final String TRAIT = "trait";
    private static final String UNIT = "unit";
    private static final String WRITE_CATEGORY = """
            update trait t
            set categories = (
                select jsonb_agg(case when (c ->> 'rank')::int = $4 then
                                 jsonb_set(c, array['translations', $2::text],
                                           coalesce(c -> 'translations' -> $2::text, '{}') || $3::text::jsonb)
                                 else c end order by place)
                from jsonb_array_elements(t.categories) with ordinality e(c, place))
            where t.id = $1 and t.categories @> jsonb_build_array(jsonb_build_object('rank', $4::int))
            returning t.version""";
    private static final String MAY = "select trait_measured($1) and not coalesce(trait_measured_by($1, $2), false)";

    @Override
    public String things() {
        return "translations";
    }

    @Override
    public List<String> columns() {
        return List.of("thing_type", "thing", "rank", "language", "name", "description");
    }

    /** The list of a trait's texts, as traits are exported with. */
    @Override
    public Map<String, String> aliases() {
        return Map.of("export_name", "thing");
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        List<RowOutcome> outcomes = new ArrayList<>();
        for (StagedRow row : rows) {
            try {
                outcomes.add(store(row, run));
            } catch (Problem broken) {
                outcomes.add(RowOutcome.failed(row.number(), broken.violations()));
            }
        }
        return outcomes;
    }

    private static RowOutcome store(StagedRow row, ImportRun run) {
        String type = row.text("thing_type").orElse(TRAIT);
        if (!List.of(TAG, TRAIT, UNIT).contains(type)) {
            throw Problem.rule("thing_type", "unknown_value", "It is tag, trait or unit");
        }
        int rank = rank(row, type);
        String language = Translations.code(required(row, "language"));
        Map<String, Object> texts = Translations.of(Map.of(
                language,
                new Translation(
                        row.text("name").orElse(null), row.text("description").orElse(null))));
        if (texts.isEmpty()) {
            throw Problem.rule("name", "name_required", "A name or a description is wanted");
        }
        Row thing = thing(type, rank, required(row, "thing"), language, run);
        boolean written = thing.getBoolean("written");
        if (type.equals(UNIT) && !written && row.text("name").isEmpty()) {
            throw Problem.rule("name", "name_required", "A unit has a name in each language");
        }
        if (written && run.onConflict() == ImportRun.OnConflict.SKIP) {
            return RowOutcome.skipped(row.number(), "duplicate", "It is written in this language");
        }
        if (written && run.onConflict() == ImportRun.OnConflict.FAIL) {
            throw Problem.rule("language", "duplicate", "It is written in this language");
        }
        requireEditor(type, thing, written, run);
        UUID id = thing.getUUID("id");
        String text = Json.encode(texts.get(language));
        Optional<Row> after = (rank == 0
                        ? run.query(write(type), id, language, text)
                        : run.query(WRITE_CATEGORY, id, language, text, rank))
                .stream().findFirst();
        long version = after.orElseThrow(
                        () -> Problem.rule("rank", "unknown_category", "The trait has no category of rank " + rank))
                .getLong(0);
        return version == thing.getLong("version")
                ? RowOutcome.unchanged(row.number(), id.toString())
                : RowOutcome.updated(row.number(), id.toString());
    }

    private static int rank(StagedRow row, String type) {
        String text = row.text("rank").orElse("0");
        if (!text.matches("[0-9]{1,6}") || (!type.equals(TRAIT) && !text.matches("0+"))) {
            throw Problem.rule("rank", "rank_form", "It is the rank of a trait's category, or 0 for the thing itself");
        }
        return Integer.parseInt(text);
    }

    private static Row thing(String type, int rank, String reference, String language, ImportRun run) {
        List<Row> found = new ArrayList<>();
        run.query(stored(type), reference, rank, language).forEach(found::add);
        if (found.size() != 1) {
            throw Problem.rule(
                    "thing",
                    found.isEmpty() ? "unknown_reference" : "ambiguous_reference",
                    (found.isEmpty() ? "No " : "Several of ") + type + " is known as " + reference);
        }
        return found.get(0);
    }

    private static String stored(String type) {
        return """
                select t.id, t.version, t.created_by,
                       exists (select from translation w where w.thing_type = '%1$s' and w.thing_id = t.id
                                                           and w.rank = $2 and w.language = $3) as written
                from %1$s t where t.id in (select %1$s_matches($1)) limit 2""".formatted(type);
    }

    private static String write(String type) {
        return """
                update %s t
                set translations = t.translations
                    || jsonb_build_object($2::text, coalesce(t.translations -> $2::text, '{}') || $3::text::jsonb)
                where t.id = $1 returning t.version""".formatted(type);
    }

    /** Anybody adds a language to a trait; what is measured is not reworded. */
    private static void requireEditor(String type, Row thing, boolean written, ImportRun run) {
        Actor actor = run.actor();
        if (actor.isSuperAdmin()) {
            return;
        }
        if (type.equals(TAG) && !actor.id().equals(thing.getString("created_by"))) {
            throw Problem.rule("thing", "not_the_creator", "It is edited by who entered it, or by a super admin");
        }
        boolean measured = type.equals(TRAIT)
                && written
                && run.query(MAY, thing.getUUID("id"), actor.id())
                        .iterator()
                        .next()
                        .getBoolean(0);
        if (measured) {
            throw Problem.rule("thing", "measured", "There are measurements of this trait");
        }
    }

    private static String required(StagedRow row, String column) {
        return row.text(column).orElseThrow(() -> Problem.rule(column, "required", column + " is required"));
    }
}
