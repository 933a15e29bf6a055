package org.biotrail.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;

class ActorTest {
    @Test
    void data_management_gives_all_that_data_edit_gives() {
        assertThat(Permission.closure(List.of(Permission.DATA_MANAGEMENT)))
                .containsExactlyInAnyOrder(
                        Permission.DATA_MANAGEMENT,
                        Permission.DATA_EDIT,
                        Permission.OWNERS_READ,
                        Permission.DATA_LIST,
                        Permission.USER_ADD,
                        Permission.USER_SEARCH);
    }

    @Test
    void user_management_opens_no_data() {
        assertThat(Permission.closure(List.of(Permission.USER_MANAGEMENT)))
                .containsExactlyInAnyOrder(Permission.USER_MANAGEMENT, Permission.USER_ADD, Permission.USER_SEARCH);
    }

    @Property
    void nothing_is_implied_that_is_not_in_the_closure(@ForAll Set<Permission> granted) {
        Set<Permission> all = Permission.closure(granted);
        assertThat(all).containsAll(granted);
        all.forEach(permission -> assertThat(all).containsAll(permission.implied()));
        assertThat(Permission.closure(all)).isEqualTo(all);
    }

    @Property
    void who_may_do_it_at_a_level_may_at_every_higher_one(@ForAll Level has, @ForAll Level wanted) {
        Actor actor = person(has, Set.of());
        if (has.compareTo(wanted) >= 0) {
            assertThat(actor.require(wanted)).isSameAs(actor);
        } else {
            assertThatThrownBy(() -> actor.require(wanted)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.status()).isEqualTo(403);
                assertThat(problem.violations().get(0).code()).isEqualTo("level_too_low");
            });
        }
    }

    @Property
    void a_permission_that_is_missing_is_refused_to_all_but_super_admins(
            @ForAll Permission wanted, @ForAll Set<Permission> granted) {
        assertThat(person(Level.SUPER_ADMIN, granted).require(wanted)).isNotNull();
        Actor actor = person(Level.FULL_USER, granted);
        if (granted.contains(wanted)) {
            assertThat(actor.require(wanted)).isSameAs(actor);
        } else {
            assertThatThrownBy(() -> actor.require(wanted))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.violations().get(0).code())
                                    .isEqualTo("permission_missing"));
        }
    }

    @Test
    void nobody_is_asked_to_sign_in_before_anything_else() {
        for (Runnable need : List.<Runnable>of(
                Actor.ANONYMOUS::requireSignedIn,
                () -> Actor.ANONYMOUS.require(Level.REGISTERED),
                () -> Actor.ANONYMOUS.require(Permission.DATA_EDIT))) {
            assertThatThrownBy(need::run)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(401));
        }
    }

    @Test
    void what_somebody_may_do_is_told_to_the_database_in_words() {
        assertThat(person(Level.REGISTERED, Set.of(Permission.DATA_EDIT)).granted())
                .isEqualTo("DATA_EDIT");
        assertThat(person(Level.SUPER_ADMIN, Set.of()).granted()).contains("DATA_MANAGEMENT", "SUPER_ADMIN");
        assertThat(Actor.ANONYMOUS.granted()).isEmpty();
    }

    private static Actor person(Level level, Set<Permission> permissions) {
        return new Actor(Actor.Kind.USER, "u1", "Ana", level, permissions);
    }
}
