package org.biotrail.sampling.access;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.problem.Problem;
import org.biotrail.sampling.Sql;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and write field data, from the local copies of projects and datasets. What stands in a dataset follows
 * the dataset; what does not is read by everyone signed in and written by those who work on the project.
 */
public final class FieldAccess {
    /** What somebody wants to do. */
    public enum Wish {
        WRITE,
        DELETE
    }

    private static final String RIGHT = """
            select case
                when d.id is null and cast(?1 as text) <> '' then 'unknown'
                when d.locked then 'locked'
                when cast(?5 as boolean) then 'admin'
                when d.id is not null then dataset_role(d.id, ?3, ?4)
                else project_role(cast(nullif(?2, '') as uuid), ?3) end
            from (select 1) one left join dataset_copy d on d.id = cast(nullif(?1, '') as uuid)""";

    private FieldAccess() {}

    /** The rows of a view with {@code dataset_id} that an actor may read; belongs into {@code Listing.visible}. */
    public static Condition readable(Actor actor) {
        if (actor.isSuperAdmin()) {
            return Condition.ALL;
        }
        Condition inDataset =
                Condition.of("dataset_id in (select readable_datasets(?, ?))", actor.id(), actor.granted());
        return readsWhatStandsInNone(actor) ? Condition.of("dataset_id is null").or(inDataset) : inDataset;
    }

    /** Of rows that tell of another thing those whose reader may read that, by the columns with its id and dataset. */
    public static Function<Actor, Condition> readable(String id, String dataset) {
        return actor -> {
            Condition readable = readable(actor);
            return readable.equals(Condition.ALL)
                    ? readable
                    : Condition.of(id + " is null")
                            .or(new Condition(readable.sql().replace("dataset_id", dataset), readable.arguments()));
        };
    }

    /** Those who read what stands in no dataset see all, others nothing. */
    public static Condition ofNoDataset(Actor actor) {
        return readsWhatStandsInNone(actor) ? Condition.ALL : Condition.NONE;
    }

    /** @throws Problem 401 for nobody, where no setting opens labels */
    public static void requireReaderOfLabels(Actor actor) {
        if (!readsWhatStandsInNone(actor)) {
            actor.requireSignedIn();
        }
    }

    /** Those who are signed in; everybody where {@code biotrail.sampling.open} is true. */
    private static boolean readsWhatStandsInNone(Actor actor) {
        return actor.isSignedIn()
                || ConfigProvider.getConfig()
                        .getOptionalValue("biotrail.sampling.open", Boolean.class)
                        .orElse(false);
    }

    /**
     * Holds a wish against the roles of whoever has it; part of the transaction.
     *
     * @param dataset where the thing stands, or null
     * @param project whose label it bears
     * @return fails with 403 {@code role_missing} or {@code level_too_low}, or 409 {@code dataset_locked}
     */
    public static Uni<Void> require(Wish wish, Actor actor, @Nullable UUID dataset, UUID project) {
        return right(actor, Optional.ofNullable(dataset).map(UUID::toString).orElse(""), project.toString())
                .invoke(right -> judge(wish, actor, right))
                .replaceWithVoid();
    }

    /** The same for a thing without dataset. */
    public static Uni<Void> requireWrite(Actor actor, String project) {
        return right(actor, "", project)
                .invoke(right -> judge(Wish.WRITE, actor, right))
                .replaceWithVoid();
    }

    private static Uni<String> right(Actor actor, String dataset, String project) {
        actor.require(Level.FULL_USER);
        return Sql.text(
                        RIGHT,
                        dataset,
                        project,
                        actor.id(),
                        actor.has(Permission.DATA_EDIT),
                        actor.has(Permission.DATA_MANAGEMENT))
                .map(right -> right.orElse("none"));
    }

    private static void judge(Wish wish, Actor actor, String right) {
        if (right.equals("locked")) {
            throw Problem.conflict("dataset_id", "dataset_locked", "The dataset is locked");
        }
        boolean may = switch (right) {
            case "unknown" -> actor.isSuperAdmin();
            case "admin" -> true;
            case "collaborator" -> wish == Wish.WRITE;
            default -> false;
        };
        if (!may) {
            throw Problem.forbidden(
                    "role_missing",
                    wish == Wish.WRITE ? "This needs the role collaborator or admin" : "This needs the role admin");
        }
    }
}
