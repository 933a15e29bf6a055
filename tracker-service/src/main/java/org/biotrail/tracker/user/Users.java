package org.biotrail.tracker.user;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.KnownUser;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.tracker.text.FormerId;
import org.jspecify.annotations.Nullable;

/** Grants, and what happens to others' things when a user goes; every method runs in the transaction at hand. */
@ApplicationScoped
public class Users {
    /** What USER_MANAGEMENT may grant; the rest is for super admins. */
    private static final Set<Permission> GRANTABLE = EnumSet.of(
            Permission.DATA_EDIT,
            Permission.DATA_LIST,
            Permission.OWNERS_READ,
            Permission.USER_ADD,
            Permission.USER_SEARCH);

    /** Makes a user by hand. */
    Uni<String> make(UserDraft draft, Actor actor) {
        if (draft.permissions().isPresent() && !actor.has(Permission.USER_MANAGEMENT)) {
            throw Problem.forbiddenField("permissions");
        }
        if (draft.accessLevel().isPresent() && !actor.isSuperAdmin()) {
            throw Problem.forbiddenField("access_level");
        }
        if (draft.id().isPresent() && !actor.has(Permission.DATA_MANAGEMENT)) {
            throw Problem.forbiddenField("id");
        }
        AppUser user = new AppUser().apply(draft);
        draft.id()
                .ifPresent(
                        former -> user.id = FormerId.parse("id", former).value().toString());
        user.authIds = draft.authIds().orElse(List.of());
        user.permissions = granted(user, draft, actor);
        draft.accessLevel().ifPresent(word -> user.accessLevel = level(word).word());
        return user.<AppUser>persistAndFlush()
                .call(made -> defaultsChange(new AppUser(), draft)
                        ? requireWritableDefaults(made)
                        : Uni.createFrom().voidItem())
                .map(made -> made.id);
    }

    private static boolean defaultsChange(AppUser user, Profile draft) {
        return !Objects.equals(user.defaultProjectId, draft.defaultProjectId())
                || !Objects.equals(user.defaultDatasetId, draft.defaultDatasetId());
    }

    /** Changes another user; grants are judged, a demotion is carried through. */
    Uni<?> change(String id, UserDraft draft, Actor actor) {
        return find(id).flatMap(user -> {
            Level before = user.effectiveLevel();
            Level wanted = level(draft.accessLevel().orElse(user.accessLevel));
            boolean levelChanges = !wanted.word().equals(user.accessLevel);
            if (levelChanges) {
                requireLevelChange(user, wanted, actor);
            }
            List<String> identities = draft.authIds().orElse(List.of());
            if (!identities.equals(user.authIds) && user.hasSignedIn) {
                throw Problem.forbiddenField("auth_ids");
            }
            boolean defaultsChange = defaultsChange(user, draft);
            user.permissions = granted(user, draft, actor);
            user.authIds = identities;
            user.accessLevel = wanted.word();
            user.apply(draft);
            boolean last = before == Level.SUPER_ADMIN && user.effectiveLevel() != Level.SUPER_ADMIN;
            boolean demoted = before.compareTo(Level.FULL_USER) >= 0 && user.effectiveLevel() == Level.REGISTERED;
            String successor = draft.transferTo() == null ? actor.id() : draft.transferTo();
            return (last ? requireOtherSuperAdmin(id) : Uni.createFrom().voidItem())
                    .chain(() -> demoted
                            ? requireSuccessor(draft.transferTo())
                                    .chain(Users::flush)
                                    .chain(() -> demote(id, successor))
                            : Uni.createFrom().voidItem())
                    .chain(() -> defaultsChange
                            ? flush().chain(() -> requireWritableDefaults(user))
                            : Uni.createFrom().voidItem());
        });
    }

    /** Changes what a user says of themself. */
    Uni<?> describe(String id, ProfileDraft draft) {
        return find(id).flatMap(user -> {
            boolean defaultsChange = defaultsChange(user, draft);
            user.apply(draft);
            return defaultsChange
                    ? flush().chain(() -> requireWritableDefaults(user))
                    : Uni.createFrom().voidItem();
        });
    }

    /** How the users of these ids stand; unknown ones are left out. */
    public Uni<Map<String, Standing>> standings(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return AppUser.<AppUser>list("id in ?1", List.copyOf(ids)).map(users -> {
            Map<String, Standing> standings = new HashMap<>();
            users.forEach(user -> standings.put(user.id, standing(user)));
            return standings;
        });
    }

    /**
     * Holds the users that come new into a field to be active.
     *
     * @return fails with 422 {@code user_inactive}, {@code duplicate}
     */
    public Uni<Void> requireActive(String field, List<String> after, Collection<String> before) {
        Set<String> added = new HashSet<>(after);
        if (added.size() < after.size()) {
            return Uni.createFrom().failure(Problem.rule(field, "duplicate", "No user stands here twice"));
        }
        added.removeAll(before);
        return standings(added)
                .invoke(standings -> {
                    if (standings.values().stream().anyMatch(standing -> !standing.active())) {
                        throw Problem.rule(field, "user_inactive", "A user here was deactivated");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Holds who is to administer what another leaves to be active and a full user; nobody named is fine.
     *
     * @return fails with 422 {@code user_inactive}, {@code level_too_low}
     */
    Uni<Void> requireSuccessor(@Nullable String successor) {
        if (successor == null) {
            return Uni.createFrom().voidItem();
        }
        return standings(List.of(successor))
                .invoke(standings -> {
                    Standing standing = standings.getOrDefault(successor, Standing.UNKNOWN);
                    if (!standing.active()) {
                        throw Problem.rule("transfer_to", "user_inactive", "This user was deactivated");
                    }
                    if (standing.level().compareTo(Level.FULL_USER) < 0) {
                        throw Problem.rule(
                                "transfer_to", "level_too_low", "Who administers things has the level full_user");
                    }
                })
                .replaceWithVoid();
    }

    private static Standing standing(AppUser user) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        user.permissions.forEach(word -> KnownUser.permission(word).ifPresent(permissions::add));
        user.realmRoles.forEach(word -> KnownUser.permission(word).ifPresent(permissions::add));
        Set<String> words = new HashSet<>();
        Permission.closure(permissions).forEach(permission -> words.add(permission.name()));
        return new Standing(user.active && user.mergedInto == null, user.effectiveLevel(), words);
    }

    private static List<String> granted(AppUser user, UserDraft draft, Actor actor) {
        List<String> wanted = draft.permissions().orElse(List.of());
        Set<String> changed = new HashSet<>(wanted);
        changed.removeAll(user.permissions);
        List<String> withdrawn =
                user.permissions.stream().filter(word -> !wanted.contains(word)).toList();
        changed.addAll(withdrawn);
        if (changed.isEmpty()) {
            return user.permissions;
        }
        if (user.id.equals(actor.id())) {
            throw Problem.forbidden("self_grant", "Nobody changes their own permissions");
        }
        changed.stream().map(AppUser::permission).forEach(permission -> {
            boolean may =
                    actor.isSuperAdmin() || (actor.has(Permission.USER_MANAGEMENT) && GRANTABLE.contains(permission));
            if (!may) {
                throw Problem.forbidden("forbidden_grant", "You may not grant or withdraw " + permission);
            }
        });
        if (withdrawn.stream().anyMatch(user.realmRoles::contains)) {
            throw Problem.conflict(
                    "permissions", "granted_by_realm", "The realm grants this permission; take it away there");
        }
        return wanted.stream().distinct().sorted().toList();
    }

    private static void requireLevelChange(AppUser user, Level wanted, Actor actor) {
        if (user.id.equals(actor.id())) {
            throw Problem.forbidden("self_grant", "Nobody changes their own level");
        }
        if (!actor.isSuperAdmin()) {
            throw Problem.forbiddenField("access_level");
        }
        if (wanted.compareTo(user.realmLevel()) < 0) {
            throw Problem.conflict(
                    "access_level", "granted_by_realm", "The realm grants this level; take it away there");
        }
    }

    private static Level level(String word) {
        return KnownUser.level(word)
                .filter(level -> level.word().equals(word))
                .orElseThrow(() -> Problem.rule(
                        "access_level", "unknown_value", "The levels are registered, full_user and super_admin"));
    }

    /** Locks every super admin, so that of two who demote each other one fails. */
    Uni<Void> requireOtherSuperAdmin(String id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                        select id from app_user
                        where active and effective_level(access_level, realm_roles) = 'super_admin'
                        order by id for update""").getResultList())
                .invoke(ids -> {
                    if (ids.stream().allMatch(id::equals)) {
                        throw Problem.conflict("access_level", "last_super_admin", "The last active super admin stays");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireWritableDefaults(AppUser user) {
        return run("""
                select concat_ws(',',
                    case when exists (select from project p where p.id = u.default_project_id
                        and coalesce(member_role(p.members, u.id), '') not in ('admin', 'collaborator'))
                        then 'default_project_id' end,
                    case when exists (select from dataset d where d.id = u.default_dataset_id
                        and coalesce(dataset_role(d, u.id,
                            'DATA_EDIT' = any (effective_permissions(u.permissions, u.realm_roles)),
                            'DATA_MANAGEMENT' = any (effective_permissions(u.permissions, u.realm_roles))), '')
                            not in ('admin', 'collaborator'))
                        then 'default_dataset_id' end)
                from app_user u where u.id = ?1""", user.id)
                .invoke(fields -> {
                    List<Violation> refused = Stream.of(String.valueOf(fields).split(","))
                            .filter(field -> !field.isEmpty())
                            .map(field -> new Violation(field, "not_writable", "Defaults are what you may write to"))
                            .toList();
                    if (!refused.isEmpty()) {
                        throw Problem.rules(refused);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> demote(String id, String successor) {
        return run("select cast(demote(?1, ?2) as text)", id, successor).replaceWithVoid();
    }

    static Uni<Object> run(String sql, String... arguments) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql);
            for (int i = 0; i < arguments.length; i++) {
                query.setParameter(i + 1, arguments[i]);
            }
            return query.getSingleResultOrNull();
        });
    }

    static Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    static Uni<AppUser> find(String id) {
        return AppUser.<AppUser>findById(id).onItem().ifNull().failWith(() -> Problem.notFound("The user"));
    }
}
