package org.biotrail.kit.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What this service knows of a user.
 *
 * @param level as granted in tracker-service
 * @param permissions as granted in tracker-service
 * @param realmRoles as tracker-service last saw them in a token
 */
public record KnownUser(
        String id,
        String name,
        boolean active,
        Level level,
        Set<Permission> permissions,
        Set<String> realmRoles,
        Optional<String> mergedInto) {

    /** The actor that a token's roles and the stored grants make together: the higher level, all permissions. */
    public Actor with(Set<String> tokenRoles) {
        return actor(id, name, level, permissions, tokenRoles);
    }

    /** The actor that a token makes alone, while nothing is known of its user. */
    static Actor unknown(String id, String name, Set<String> tokenRoles) {
        return actor(id, name, Level.REGISTERED, Set.of(), tokenRoles);
    }

    private static Actor actor(String id, String name, Level stored, Set<Permission> granted, Set<String> tokenRoles) {
        Level level = tokenRoles.stream()
                .flatMap(role -> level(role).stream())
                .reduce(stored, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        all.addAll(granted);
        tokenRoles.forEach(role -> permission(role).ifPresent(all::add));
        return new Actor(Actor.Kind.USER, id, name, level, Permission.closure(all));
    }

    /** The level that a word of the realm or of a table means; empty for other words and for {@code anonymous}. */
    public static Optional<Level> level(String word) {
        return Stream.of(Level.REGISTERED, Level.FULL_USER, Level.SUPER_ADMIN)
                .filter(level -> level.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The permission that a word of the realm or of a table means. */
    public static Optional<Permission> permission(String word) {
        return Stream.of(Permission.values())
                .filter(permission -> permission.name().equals(word))
                .findFirst();
    }

    static Set<Permission> permissions(List<String> words) {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        words.forEach(word -> permission(word).ifPresent(found::add));
        return found;
    }
}
