package org.biotrail.sampling.access;

import io.vertx.mutiny.sqlclient.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;

/** Where an import may write, by the same roles as single writes; everything here waits. */
public final class ImportAccess {
    private static final String PROJECTS = """
            select p.id from unnest($1::uuid[]) p(id)
             where $3 or project_role(p.id, $2) in ('admin', 'collaborator')""";

    private static final String DATASET = """
            select d.locked, $3 or dataset_role(d.id, $2, $4) in ('admin', 'collaborator') from dataset_copy d where d.id = $1""";

    private static final String REFUSED = """
            select d.id, case when d.locked and may_read(d.id, $2, $5)
                              then 'dataset_locked' else 'role_missing' end from dataset_copy d
             where d.id = any ($1)
               and (d.locked or not $3 and coalesce(dataset_role(d.id, $2, $4), '') not in ('admin', 'collaborator'))""";

    private ImportAccess() {}

    /** Of the datasets those that the import's actor may not write in, and why: {@code dataset_locked}, {@code role_missing}. */
    public static Map<UUID, String> refused(Set<UUID> datasets, ImportRun run) {
        Map<UUID, String> refused = new HashMap<>();
        if (!datasets.isEmpty()) {
            run.query(
                            REFUSED,
                            datasets.toArray(UUID[]::new),
                            run.actor().id(),
                            run.actor().has(Permission.DATA_MANAGEMENT),
                            run.actor().has(Permission.DATA_EDIT),
                            run.actor().granted())
                    .forEach(row -> refused.put(row.getUUID(0), row.getString(1)));
        }
        return refused;
    }

    /** Of the projects those whose labels the import's actor may use. */
    public static Set<UUID> writable(Set<UUID> projects, ImportRun run) {
        Set<UUID> writable = new HashSet<>();
        run.query(
                        PROJECTS,
                        projects.toArray(UUID[]::new),
                        run.actor().id(),
                        run.actor().has(Permission.DATA_MANAGEMENT))
                .forEach(row -> writable.add(row.getUUID(0)));
        return writable;
    }

    /** The project that the import is for, where it says one. */
    public static Optional<UUID> project(ImportRun run) {
        return option("project", run);
    }

    /**
     * The dataset that the import puts its things in, where it says one.
     *
     * @throws Problem 422 {@code unknown_reference}, 403 {@code role_missing}, 409 {@code dataset_locked}
     */
    public static Optional<UUID> dataset(ImportRun run) {
        Optional<UUID> dataset = option("dataset", run);
        dataset.ifPresent(id -> {
            for (Row row : run.query(
                    DATASET,
                    id,
                    run.actor().id(),
                    run.actor().has(Permission.DATA_MANAGEMENT),
                    run.actor().has(Permission.DATA_EDIT))) {
                judge(row);
            }
        });
        return dataset;
    }

    private static void judge(Row row) {
        if (Boolean.TRUE.equals(row.getBoolean(0))) {
            throw Problem.conflict("dataset", "dataset_locked", "The dataset is locked");
        }
        if (!Boolean.TRUE.equals(row.getBoolean(1))) {
            throw Problem.forbidden("role_missing", "This needs the role collaborator or admin of the dataset");
        }
    }

    private static Optional<UUID> option(String thing, ImportRun run) {
        return Optional.ofNullable(run.options().get(thing)).map(text -> {
            List<String> ids = run.resolve(thing, List.of(text)).getOrDefault(text, List.of());
            if (ids.size() != 1) {
                throw Problem.rule(
                        thing,
                        ids.isEmpty() ? "unknown_reference" : "ambiguous_reference",
                        (ids.isEmpty() ? "There is no " : "There are several ") + thing + " " + text);
            }
            return UUID.fromString(ids.get(0));
        });
    }
}
