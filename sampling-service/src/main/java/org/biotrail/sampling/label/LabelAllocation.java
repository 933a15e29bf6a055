package org.biotrail.sampling.label;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.biotrail.sampling.Sql;
import org.biotrail.sampling.access.FieldAccess;
import org.jspecify.annotations.Nullable;

/**
 * Makes ranges of labels, within the transaction at hand. The numbers come from one statement on the project's row of
 * {@code label_counter}: requests for one project queue there, other projects do not notice, and a request that is
 * rolled back leaves no gap.
 */
final class LabelAllocation {
    private static final String NEXT = """
            insert into label_counter as c (project_code, last_number) values (?1, cast(?2 as int))
            on conflict (project_code) do update set last_number = c.last_number + cast(?2 as int)
             where c.last_number + cast(?2 as int) <= 999999
            returning cast(last_number as text)""";

    private static final String ADOPT = """
            insert into label_counter as c (project_code, last_number) values (?1, cast(?2 as int))
            on conflict (project_code) do update set last_number = greatest(c.last_number, cast(?2 as int))
            returning cast(last_number as text)""";

    private static final String LABELS = """
            insert into label (id, code, project_id, label_range_id, holder_id)
            select biotrail.uuid7(), g.project_code || '_' || lpad(cast(n as text), 6, '0'), g.project_id, g.id, g.holder_id
              from label_range g, generate_series(g.first_number, g.last_number) n
             where g.id = ?1
             order by n""";

    private LabelAllocation() {}

    /** A range of the project, its labels with it; fails with the problems of {@code POST /label-ranges}. */
    static Uni<LabelRange> allocate(String projectId, LabelRangeDraft draft, Write write) {
        int count = draft.checkedCount();
        Actor actor = write.actor();
        return FieldAccess.requireWrite(actor, projectId)
                .chain(() -> LabelProject.of(projectId))
                .map(LabelProject::requireActive)
                .flatMap(project -> first(project, count, draft, actor)
                        .map(first -> new LabelRange(project, first, count, draft, holder(draft, actor))))
                .flatMap(range -> range.<LabelRange>persistAndFlush())
                .flatMap(range -> Sql.run(LABELS, range.id).replaceWith(range));
    }

    private static Uni<Integer> first(LabelProject project, int count, LabelRangeDraft draft, Actor actor) {
        Integer given = draft.firstNumber();
        return given == null ? next(project.code(), count) : adopted(project.code(), given, count, actor);
    }

    private static Uni<Integer> next(String project, int count) {
        return Sql.text(NEXT, project, count)
                .flatMap(last -> last.isPresent()
                        ? Uni.createFrom().item(Integer.parseInt(last.get()) - count + 1)
                        : left(project).map(left -> {
                            throw LabelRangeDraft.exhausted(left);
                        }));
    }

    private static Uni<Integer> left(String project) {
        return Sql.text("select cast(999999 - last_number as text) from label_counter where project_code = ?1", project)
                .map(left -> left.map(Integer::parseInt).orElse(LabelCode.LAST_NUMBER));
    }

    private static Uni<Integer> adopted(String project, int first, int count, Actor actor) {
        actor.require(Permission.DATA_MANAGEMENT);
        return Sql.text(ADOPT, project, first + count - 1)
                .chain(() -> Sql.text(
                        "select min(code) from label where project_code = ?1 and number between ?2 and ?3",
                        project,
                        first,
                        first + count - 1))
                .invoke(LabelAllocation::refuseOverlap)
                .replaceWith(first);
    }

    private static void refuseOverlap(Optional<String> existing) {
        existing.ifPresent(code -> {
            throw Problem.conflict("first_number", "label_range_overlaps", "The label " + code + " exists")
                    .with("code", code);
        });
    }

    private static @Nullable String holder(LabelRangeDraft draft, Actor actor) {
        return draft.holderId() == null && actor.kind() == Actor.Kind.USER ? actor.id() : draft.holderId();
    }
}
