package org.biotrail.kit.job;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biotrail.kit.problem.Violation;

/** Imports herbs into a table of the tests, as a service's import would: a few statements for each batch. */
@ApplicationScoped
class HerbImport implements RowImport {
    static final String TABLE = "create table if not exists herb (code text primary key, name text not null,"
            + " height numeric constraint herb_height check (height < 200),"
            + " made_by text default current_setting('biotrail.actor_id', true),"
            + " reason text default current_setting('biotrail.comment', true));"
            + " comment on constraint herb_height on herb is '422 too_high height: no herb is that high'";

    /** What a test wants to happen before a batch is stored. */
    interface Hook {
        void before(List<StagedRow> rows, ImportRun run);
    }

    static volatile Hook hook = (rows, run) -> {};
    static volatile int batchSize = 1000;

    static void reset() {
        hook = (rows, run) -> {};
        batchSize = 1000;
    }

    @Override
    public String things() {
        return "herbs";
    }

    @Override
    public List<String> columns() {
        return List.of("code", "name", "height", "geom");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("herb_id", "code");
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of("garden", ImportOption.text("what garden says"));
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        hook.before(rows, run);
        List<RowOutcome> outcomes = new ArrayList<>();
        Map<String, StagedRow> readable = new HashMap<>();
        Set<String> there = there(rows, run);
        for (StagedRow row : rows) {
            String code = row.text("code").orElse("");
            if (row.text("name").isEmpty()) {
                outcomes.add(RowOutcome.failed(
                        row.number(), List.of(new Violation("name", "required", "name is required"))));
            } else if (row.text("height")
                    .filter(text -> !text.matches("[0-9.]+"))
                    .isPresent()) {
                outcomes.add(RowOutcome.failed(
                        row.number(), List.of(new Violation("height", "format", "height is a number"))));
            } else if (there.contains(code) && run.onConflict() == ImportRun.OnConflict.FAIL) {
                outcomes.add(RowOutcome.failed(
                        row.number(), List.of(new Violation("code", "duplicate", "there is such a herb"))));
            } else if (there.contains(code) && run.onConflict() == ImportRun.OnConflict.SKIP) {
                outcomes.add(RowOutcome.skipped(row.number(), "duplicate", "there is such a herb"));
            } else {
                readable.put(code, row);
                outcomes.add(
                        there.contains(code)
                                ? RowOutcome.updated(row.number(), code)
                                : RowOutcome.created(row.number(), code));
            }
        }
        String[] codes = readable.keySet().toArray(String[]::new);
        run.query(
                "insert into herb (code, name, height) select * from unnest($1::text[], $2::text[], $3::numeric[])"
                        + " on conflict (code) do update set name = excluded.name, height = excluded.height",
                codes,
                readable.values().stream()
                        .map(row -> row.text("name").orElse(""))
                        .toArray(String[]::new),
                readable.values().stream()
                        .map(row -> row.text("height")
                                .map(java.math.BigDecimal::new)
                                .orElse(null))
                        .toArray(java.math.BigDecimal[]::new));
        return outcomes;
    }

    private static Set<String> there(List<StagedRow> rows, ImportRun run) {
        Set<String> there = new HashSet<>();
        for (Row row : run.query("select code from herb where code = any($1)", (Object)
                rows.stream().map(row -> row.text("code").orElse("")).toArray(String[]::new))) {
            there.add(row.getString(0));
        }
        return there;
    }
}
