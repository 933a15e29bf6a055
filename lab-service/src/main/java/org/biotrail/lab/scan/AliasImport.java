package org.biotrail.lab.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.BenchImport;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.CodeAlias;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.jspecify.annotations.Nullable;

/** {@code POST /aliases/imports}: other names of things, by the code of the thing that bears them. */
@ApplicationScoped
class AliasImport extends BenchImport<CodeAlias.Draft> {
    /** For each row the thing, the alias as it is known, and whether the alias reads as the code of another thing. */
    private static final String ASK = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
                'subjects', (select coalesce(jsonb_agg(jsonb_build_object('type', m.type, 'id', m.id)), jsonb_build_array())
                               from thing_matches(a.code) m),
                'alias', (select to_jsonb(k) from (select c.id, c.subject_id from code_alias c where c.alias = btrim(a.alias)) k),
                'is_code', exists (select 1 from thing_view v where v.code = read_code(a.alias))) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, code text, alias text)""";

    private record Question(
            int n, @Nullable String code, @Nullable String alias) {}

    private record Subject(String type, UUID id) {}

    private record Known(UUID id, UUID subjectId) {}

    private record Facts(List<Subject> subjects, @Nullable Known alias, boolean isCode) {}

    AliasImport() {
        super(CodeAlias.Draft.class);
    }

    @Override
    public String things() {
        return "aliases";
    }

    @Override
    protected String thing() {
        return "code_alias";
    }

    @Override
    protected String keyColumn() {
        return "alias";
    }

    @Override
    protected boolean bringsAliases() {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of("alias", "code", "scheme", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.same(body, "alias", "code", "scheme");
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
    protected Uni<?> make(Tables tables, List<Item<CodeAlias.Draft>> items, BenchRules rules) {
        List<Item<CodeAlias.Draft>> sound = items.stream().filter(Item::isSound).toList();
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> new Question(
                        n, sound.get(n).draft().code(), sound.get(n).draft().alias()))
                .toList();
        return tables.ask(ASK, questions).chain(found -> {
            List<Facts> facts = Rows.list(found, Facts.class);
            List<CodeAlias> made = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            IntStream.range(0, sound.size())
                    .forEach(n -> sound.get(n)
                            .check(() -> grow(sound.get(n), facts.get(n), seen).ifPresent(made::add)));
            return tables.insert("code_alias", made);
        });
    }

    private static Optional<CodeAlias> grow(Item<CodeAlias.Draft> item, Facts facts, Set<String> seen) {
        CodeAlias.Draft draft = item.draft();
        String alias =
                Optional.ofNullable(draft.alias()).orElseThrow(() -> Problem.rule("alias", "required", "Which name?"));
        if (facts.subjects().size() != 1) {
            throw Problem.rule(
                    "code",
                    facts.subjects().isEmpty() ? "unknown_reference" : "ambiguous_reference",
                    (facts.subjects().isEmpty() ? "Nothing is called " : "Several things are called ") + draft.code());
        }
        Subject subject = facts.subjects().get(0);
        Known known = facts.alias();
        boolean another = known != null ? !known.subjectId().equals(subject.id()) : facts.isCode();
        if (another || !seen.add(alias)) {
            throw Problem.rule("alias", "code_taken", "Another thing is called " + alias);
        }
        if (!item.isNew(known == null ? null : known.id(), false)) {
            return Optional.empty();
        }
        CodeAlias made = new CodeAlias();
        item.givenId().ifPresent(id -> made.id = id);
        made.alias = alias;
        made.subjectType = subject.type();
        made.subjectId = subject.id();
        made.scheme = draft.scheme();
        item.becomes(made.id);
        return Optional.of(made);
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<CodeAlias.Draft>> met, BenchRules rules) {
        List<CodeAlias> aliases = met.stream()
                .map(one -> {
                    CodeAlias alias = one.thing(CodeAlias.class);
                    alias.scheme = one.item().draft().scheme();
                    return alias;
                })
                .toList();
        return tables.update("code_alias", aliases);
    }
}
