package org.biotrail.kit.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What opens functions of the suite besides the level; implication is transitive ({@code spec/tracker.md} §2). */
public enum Permission {
    USER_SEARCH,
    USER_ADD,
    OWNERS_READ,
    DATA_LIST,
    DATA_EDIT,
    DATA_MANAGEMENT,
    USER_MANAGEMENT;

    /** The permissions this one gives directly. */
    public Set<Permission> implied() {
        return switch (this) {
            case DATA_EDIT, USER_MANAGEMENT -> Set.of(USER_ADD, USER_SEARCH);
            case DATA_MANAGEMENT -> Set.of(DATA_EDIT, OWNERS_READ, DATA_LIST);
            case USER_SEARCH, USER_ADD, OWNERS_READ, DATA_LIST -> Set.of();
        };
    }

    /** The given permissions and all they imply, directly or not. */
    public static Set<Permission> closure(Collection<Permission> granted) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        granted.forEach(permission -> permission.addTo(all));
        return all;
    }

    private void addTo(Set<Permission> all) {
        if (all.add(this)) {
            implied().forEach(permission -> permission.addTo(all));
        }
    }
}
