package org.biotrail.catalog.unit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** Imports units; a unit is met again by its UCUM code. There are never many, so they are stored one by one. */
@ApplicationScoped
class UnitImport implements RowImport {
    private static final String BASES_FIRST =
            "update job_row set place = 1 where job_id = $1 and coalesce(\"values\" ->> 'base_unit', '') <> ''";
    private static final String STORED = "select * from unit where id in (select unit_matches($1)) limit 2";
    private static final String BASES = "select * from unit where base_unit_id is null order by id";
    private static final String INSERT = """
            insert into unit (id, name, symbol, ucum_code, quantity_kind, base_unit_id, multiplication_factor,
                              conversion_offset, former_code)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";
    private static final String UPDATE = """
            update unit set name = $2, symbol = $3, ucum_code = $4, quantity_kind = $5, base_unit_id = $6,
                            multiplication_factor = $7, conversion_offset = $8, former_code = coalesce($9, former_code)
            where id = $1 returning version""";

    @Override
    public String things() {
        return "units";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "ucum_code",
                "name",
                "symbol",
                "quantity_kind",
                "base_unit",
                "multiplication_factor",
                "conversion_offset",
                "former_code");
    }

    @Override
    public void order(ImportRun run) {
        run.query(BASES_FIRST, run.job());
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        List<RowOutcome> outcomes = new ArrayList<>();
        rows.forEach(row -> outcomes.add(store(row, run)));
        return outcomes;
    }

    private static RowOutcome store(StagedRow row, ImportRun run) {
        try {
            UnitDraft draft = draft(row);
            Optional<Unit> base = base(row, run).or(() -> usualBase(draft, run));
            Unit unit = new Unit().apply(draft, base);
            for (Row known : run.query("select * from unit where ucum_code = $1", unit.ucumCode)) {
                return met(row.number(), unit, known, run);
            }
            unit.id = UuidCreator.getTimeOrderedEpoch();
            run.query(INSERT, fields(unit));
            return RowOutcome.created(row.number(), unit.id.toString());
        } catch (Problem broken) {
            return RowOutcome.failed(row.number(), broken.violations());
        }
    }

    private static RowOutcome met(int number, Unit unit, Row known, ImportRun run) {
        return switch (run.onConflict()) {
            case SKIP -> RowOutcome.skipped(number, "duplicate", "There is a unit of this UCUM code");
            case FAIL ->
                RowOutcome.failed(
                        number, List.of(new Violation("ucum_code", "duplicate", "There is a unit of this UCUM code")));
            case UPDATE -> update(number, unit, known, run);
        };
    }

    private static RowOutcome update(int number, Unit unit, Row known, ImportRun run) {
        Unit before = unit(known);
        unit.id = before.id;
        if (unit.measuresOtherwise(before) && !run.actor().isSuperAdmin()) {
            boolean used = run.query("select used_by('unit', $1) <> '{}'", unit.id)
                    .iterator()
                    .next()
                    .getBoolean(0);
            if (used) {
                throw Problem.rule("", "in_use", "Values are measured in it; a super admin may change it");
            }
        }
        long version = run.query(UPDATE, fields(unit)).iterator().next().getLong(0);
        return version == known.getLong("version")
                ? RowOutcome.unchanged(number, unit.id.toString())
                : RowOutcome.updated(number, unit.id.toString());
    }

    private static Optional<Unit> base(StagedRow row, ImportRun run) {
        return row.text("base_unit").map(text -> {
            List<Unit> found = new ArrayList<>();
            run.query(STORED, text).forEach(stored -> found.add(unit(stored)));
            if (found.size() != 1) {
                throw Problem.rule(
                        "base_unit",
                        found.isEmpty() ? "unknown_reference" : "ambiguous_reference",
                        (found.isEmpty() ? "There is no unit " : "There are several units ") + text);
            }
            return found.get(0);
        });
    }

    private static Optional<Unit> usualBase(UnitDraft draft, ImportRun run) {
        List<Unit> bases = new ArrayList<>();
        run.query(BASES).forEach(stored -> bases.add(unit(stored)));
        return Unit.usualBase(draft, bases);
    }

    private static UnitDraft draft(StagedRow row) {
        return new UnitDraft(
                row.text("name"),
                row.text("symbol"),
                row.text("ucum_code"),
                row.text("quantity_kind"),
                null,
                number(row, "multiplication_factor"),
                number(row, "conversion_offset"),
                row.text("former_code"),
                Optional.empty());
    }

    private static Optional<BigDecimal> number(StagedRow row, String column) {
        return row.text(column).map(text -> Conversion.number(column, text));
    }

    private static Unit unit(Row row) {
        Unit unit = new Unit();
        unit.id = row.getUUID("id");
        unit.ucumCode = row.getString("ucum_code");
        unit.quantityKind = row.getString("quantity_kind");
        unit.baseUnitId = row.getUUID("base_unit_id");
        unit.multiplicationFactor = row.getBigDecimal("multiplication_factor");
        unit.conversionOffset = row.getBigDecimal("conversion_offset");
        return unit;
    }

    private static Object[] fields(Unit unit) {
        UUID base = unit.baseUnitId;
        String former = unit.formerCode;
        return new Object[] {
            unit.id,
            unit.name,
            unit.symbol,
            unit.ucumCode,
            unit.quantityKind,
            base,
            unit.multiplicationFactor,
            unit.conversionOffset,
            former
        };
    }
}
