package org.biotrail.lab.vocabulary;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Violation;
import org.biotrail.lab.bench.Rows;

/** {@code POST /vocabularies/psi-ms/imports}: a newer PSI-MS. What it changes is changed; no term goes. */
@ApplicationScoped
class PsiMsImport implements RowImport {
    private static final String STORE = """
            with sent as (select * from jsonb_to_recordset(from_json($1)) as s(accession text, name text, parents text[], obsolete boolean)),
            before as (select t.* from psi_ms_term t join sent s using (accession)),
            written as (
              insert into psi_ms_term as t (accession, name, parents, obsolete)
              select accession, name, coalesce(parents, '{}'), coalesce(obsolete, false) from sent
              on conflict (accession) do update set name = excluded.name, parents = excluded.parents, obsolete = excluded.obsolete
               where (t.name, t.parents, t.obsolete) is distinct from (excluded.name, excluded.parents, excluded.obsolete)
              returning t.accession)
            select w.accession, exists (select 1 from before b where b.accession = w.accession) as known from written w""";

    @Override
    public String things() {
        return "psi-ms";
    }

    @Override
    public List<String> columns() {
        return List.of("accession", "name", "parents", "obsolete", "version");
    }

    /** Half a vocabulary is none. */
    @Override
    public boolean atomicByDefault() {
        return true;
    }

    @Override
    public Map<String, UnaryOperator<InputStream>> readers() {
        UnaryOperator<InputStream> obo = file -> Obo.lines(file, "MS:");
        return Map.of("text/obo", obo, "application/obo", obo);
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        List<RowOutcome> outcomes = new ArrayList<>();
        List<StagedRow> sound = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (StagedRow row : rows) {
            Optional<Violation> wrong = wrong(row, seen);
            if (wrong.isPresent()) {
                outcomes.add(RowOutcome.failed(row.number(), List.of(wrong.get())));
            } else {
                sound.add(row);
            }
        }
        Map<String, Boolean> written = written(sound, run);
        sound.forEach(row -> outcomes.add(outcome(row, written)));
        sound.stream()
                .findFirst()
                .ifPresent(row -> run.query(
                        "update vocabulary set version = coalesce(nullif($1, ''), version), imported_at = now() where name = 'psi-ms'",
                        row.text("version").orElse("")));
        return outcomes;
    }

    private static Optional<Violation> wrong(StagedRow row, Set<String> seen) {
        String accession = row.text("accession").orElse("");
        if (!accession.matches("MS:[0-9]{7}")) {
            return Optional.of(new Violation("accession", "accession", "MS: and seven digits"));
        }
        if (row.text("name").isEmpty()) {
            return Optional.of(new Violation("name", "required", "A term has a name"));
        }
        return seen.add(accession)
                ? Optional.empty()
                : Optional.of(new Violation("accession", "duplicate", accession + " stands in the file twice"));
    }

    private static Map<String, Boolean> written(List<StagedRow> rows, ImportRun run) {
        String sent = Rows.text(rows.stream().map(StagedRow::values).toList());
        return StreamSupport.stream(run.query(STORE, sent).spliterator(), false)
                .collect(Collectors.toMap(row -> row.getString("accession"), row -> row.getBoolean("known")));
    }

    private static RowOutcome outcome(StagedRow row, Map<String, Boolean> written) {
        String accession = row.text("accession").orElseThrow();
        Boolean known = written.get(accession);
        return known == null
                ? RowOutcome.unchanged(row.number(), accession)
                : known ? RowOutcome.updated(row.number(), accession) : RowOutcome.created(row.number(), accession);
    }
}
