package org.biotrail.kit.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;

/**
 * Who does something, and what they may do.
 *
 * @param kind a person, a service of the suite (or the database's operator), or nobody
 * @param id the token's {@code sub}; the service's name for the system; empty for nobody
 * @param name for people
 * @param level the effective level
 * @param permissions the effective permissions, closed under implication
 */
public record Actor(Kind kind, String id, String name, Level level, Set<Permission> permissions) {

    /** {@code word} is what stands in a change event's {@code causer.type}. */
    public enum Kind {
        USER("user"),
        SYSTEM("system"),
        ANONYMOUS("anonymous");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, "", "", Level.ANONYMOUS, Set.of());

    /** The suite itself, for example {@code system("catalog")}. */
    public static Actor system(String service) {
        return new Actor(Kind.SYSTEM, service, service + "-service", Level.SUPER_ADMIN, Set.of(Permission.values()));
    }

    public boolean isSignedIn() {
        return kind != Kind.ANONYMOUS;
    }

    public boolean isSuperAdmin() {
        return level == Level.SUPER_ADMIN;
    }

    public boolean isAtLeast(Level wanted) {
        return level.compareTo(wanted) >= 0;
    }

    /** A super admin has every permission. */
    public boolean has(Permission permission) {
        return isSuperAdmin() || permissions.contains(permission);
    }

    /** What they may do, in the words of permissions and levels with commas between: for rules that the database holds. */
    public String granted() {
        return Stream.concat(
                        Stream.of(Permission.values()).filter(this::has).map(Permission::name),
                        isSuperAdmin() ? Stream.of("SUPER_ADMIN") : Stream.empty())
                .collect(Collectors.joining(","));
    }

    /** @throws Problem 401 for nobody */
    public Actor requireSignedIn() {
        if (!isSignedIn()) {
            throw Problem.unauthenticated("token_required", "Sign in, or send a key");
        }
        return this;
    }

    /** @throws Problem 401 for nobody, 403 below the level */
    public Actor require(Level wanted) {
        requireSignedIn();
        if (!isAtLeast(wanted)) {
            throw Problem.forbidden("level_too_low", "This needs the level " + wanted.word());
        }
        return this;
    }

    /** @throws Problem 401 for nobody, 403 without the permission */
    public Actor require(Permission permission) {
        requireSignedIn();
        if (!has(permission)) {
            throw Problem.forbidden("permission_missing", "This needs the permission " + permission);
        }
        return this;
    }
}
