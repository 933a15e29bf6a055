package org.biotrail.audit.activity;

import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;

/**
 * Who reads which history ({@code spec/audit.md}, {@code spec/tracker.md} §4 and §8), as the subject is now: of the
 * catalog's public things every signed-in user; of the things of field and lab those who may edit them; of tracker's
 * things those who administer them, of a user's own the user. Whoever may read what is shown to owners reads all.
 * Anonymous callers see nothing.
 */
public final class Readers {
    private static final String FIELD = """
            kept_by = 'sampling' and subject_type <> 'download' and (dataset_ids <> '{}' and dataset_ids <@ array(select editable_datasets(?, ?))
                or dataset_ids = '{}' and (project_id = any (array(select editable_projects(?))) or subject_type = 'media' and owner = ?))
            """;

    /** Bench work needs DATA_EDIT, and that its sample can be read; what was made of no sample obeys no dataset. */
    private static final String BENCH =
            "kept_by = 'lab' and dataset_ids <@ array(select readable_datasets(?, 'DATA_EDIT')) and subject_type <> 'download'";

    private static final String TRACKED = """
            (kept_by = 'tracker' or subject_type in ('dataset', 'download', 'request'))
            and (subject_id = any (array(select administered(?, ?)))
                 or subject_type in ('api_key', 'download', 'request') and owner = ?
                 or subject_type <> 'dataset' and dataset_ids <> '{}' and dataset_ids <@ array(select administered_datasets(?, ?)))
            """;

    private Readers() {}

    /** The activities that this actor may read. */
    public static Condition visible(Actor actor) {
        if (!actor.isSignedIn()) {
            return Condition.NONE;
        }
        if (readsAll(actor)) {
            return Condition.ALL;
        }
        String user = actor.id();
        boolean edits = actor.has(Permission.DATA_EDIT);
        Condition visible = Condition.of("kept_by = 'catalog' and subject_type <> 'download'")
                .or(Condition.of(FIELD, user, edits, user, user))
                .or(Condition.of(TRACKED, user, edits, user, user, edits));
        if (edits) {
            visible = visible.or(Condition.of(BENCH, user));
        }
        return actor.has(Permission.USER_MANAGEMENT)
                ? visible.or(Condition.of("subject_type in ('user', 'api_key') and kept_by = 'tracker'"))
                : visible;
    }

    /** Whether this actor reads the history of everything. */
    public static boolean readsAll(Actor actor) {
        return actor.has(Permission.OWNERS_READ);
    }
}
