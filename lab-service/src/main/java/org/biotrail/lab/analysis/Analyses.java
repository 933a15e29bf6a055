package org.biotrail.lab.analysis;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.jspecify.annotations.Nullable;

/** Registers analyses, one or a thousand. */
@ApplicationScoped
class Analyses {

    private record Question(
            int n,
            @Nullable UUID self,
            @Nullable UUID id,
            @Nullable String filename,
            @Nullable UUID aliquotId,
            @Nullable UUID extractId,
            @Nullable UUID batchId,
            @Nullable UUID msBatchId,
            @Nullable UUID injectionMethodId,
            @Nullable UUID massSpectrometerId) {}

    private static Question question(Item<AnalysisDraft> item, int n, @Nullable UUID self) {
        AnalysisDraft draft = item.draft();
        return new Question(
                n,
                self,
                item.givenId().orElse(null),
                stem(draft.filename()),
                draft.aliquotId(),
                draft.extractId(),
                draft.batchId(),
                draft.msBatchId(),
                draft.injectionMethodId(),
                draft.massSpectrometerId());
    }

    private static @Nullable String stem(@Nullable String filename) {
        try {
            return filename == null ? null : FileStem.parse(filename).text();
        } catch (Problem malformed) {
            return filename;
        }
    }

    private static Uni<List<AnalysisFacts>> facts(Tables tables, List<Question> questions) {
        return questions.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tables.ask(AnalysisFacts.SQL, questions).map(rows -> Rows.list(rows, AnalysisFacts.class));
    }

    /** Makes an analysis of every sound item. */
    Uni<List<Analysis>> make(Tables tables, List<Item<AnalysisDraft>> items, BenchRules rules) {
        return make(tables, items, rules, analysis -> Uni.createFrom().voidItem());
    }

    /** The same; {@code last} is done with each before it is stored. */
    Uni<List<Analysis>> make(
            Tables tables, List<Item<AnalysisDraft>> items, BenchRules rules, Function<Analysis, Uni<?>> last) {
        List<Item<AnalysisDraft>> sound = items.stream().filter(Item::isSound).toList();
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> question(sound.get(n), n, null))
                .toList();
        return facts(tables, questions).flatMap(facts -> {
            List<Analysis> analyses = IntStream.range(0, sound.size())
                    .mapToObj(n -> grow(sound.get(n), facts.get(n), rules))
                    .flatMap(Optional::stream)
                    .toList();
            Uni<Void> finished = Uni.createFrom().voidItem();
            for (Analysis analysis : analyses) {
                finished = finished.chain(() -> last.apply(analysis)).replaceWithVoid();
            }
            return finished.chain(() -> tables.insert("analysis", analyses)).replaceWith(analyses);
        });
    }

    private static Optional<Analysis> grow(Item<AnalysisDraft> item, AnalysisFacts facts, BenchRules rules) {
        Analysis analysis = new Analysis();
        item.givenId().ifPresent(id -> analysis.id = id);
        if (facts.existing() != null && !rules.imported()) {
            Problem taken = Problem.conflict("filename", "filename_taken", "Another analysis has this file name");
            item.fail(facts.existingSeen() ? taken.with("conflicting_id", facts.existing()) : taken);
        } else if (item.isNew(facts.existing(), facts.aliasTaken())) {
            analysis.take(item, facts, rules);
        }
        if (!item.isSound()) {
            return Optional.empty();
        }
        item.becomes(analysis.id);
        return Optional.of(analysis);
    }

    /** Changes one analysis, loaded in the session of the request. */
    Uni<Analysis> change(Tables tables, UUID id, Item<AnalysisDraft> item, BenchRules rules) {
        return Analysis.<Analysis>findById(id)
                .flatMap(analysis -> facts(tables, List.of(question(item, 0, id)))
                        .invoke(facts -> analysis.change(item, facts.get(0), rules))
                        .replaceWith(analysis));
    }

    /** Changes analyses that rows of an import met. */
    Uni<Set<UUID>> change(Tables tables, List<Met<AnalysisDraft>> met, BenchRules rules) {
        List<Analysis> analyses =
                met.stream().map(one -> one.thing(Analysis.class)).toList();
        List<Question> questions = IntStream.range(0, met.size())
                .mapToObj(n -> question(met.get(n).item(), n, analyses.get(n).id))
                .toList();
        return facts(tables, questions)
                .invoke(facts -> IntStream.range(0, met.size()).forEach(n -> {
                    Item<AnalysisDraft> item = met.get(n).item();
                    item.check(() -> analyses.get(n).change(item, facts.get(n), rules));
                }))
                .chain(() -> tables.update("analysis", Bench.sound(met, analyses)));
    }
}
