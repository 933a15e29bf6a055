package org.biotrail.tracker.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.problem.Problem;
import org.biotrail.tracker.user.Standing;

/** The members of a project or dataset, each user once. */
public record Members(List<Member> list) {

    /** @throws Problem 422 {@code duplicate} */
    public static Members of(List<MemberDraft> drafts) {
        List<Member> members = drafts.stream().map(MemberDraft::member).toList();
        Set<String> seen = new HashSet<>();
        members.forEach(member -> {
            if (!seen.add(member.userId())) {
                throw Problem.rule("members", "duplicate", "No user is a member twice");
            }
        });
        return new Members(members);
    }

    public Optional<Member> of(String userId) {
        return list.stream().filter(member -> member.userId().equals(userId)).findFirst();
    }

    /** The role that a user has now; empty for who is no member, or no more. */
    public Optional<String> roleOf(String userId) {
        return of(userId).filter(member -> member.holds(Instant.now())).map(Member::role);
    }

    /** With one more member, or another role of one. */
    public Members with(Member changed) {
        List<Member> members = new ArrayList<>(list);
        int place = of(changed.userId()).map(list::indexOf).orElse(-1);
        if (place < 0) {
            members.add(changed);
        } else {
            members.set(place, changed);
        }
        return new Members(List.copyOf(members));
    }

    public Members without(String userId) {
        return new Members(
                list.stream().filter(member -> !member.userId().equals(userId)).toList());
    }

    public Members withAdmin(String userId) {
        return withRole(userId, Role.ADMIN);
    }

    /** With a role that does not end. */
    public Members withRole(String userId, Role role) {
        return with(Member.of(userId, role, null));
    }

    /** The users whose standing has to be known to judge a change from an earlier list. */
    public Set<String> users() {
        Set<String> users = new HashSet<>();
        list.forEach(member -> users.add(member.userId()));
        return users;
    }

    /**
     * Holds a change to the rules: who comes new is active, roles fit levels.
     *
     * @throws Problem 422 {@code user_inactive}, {@code level_too_low}
     */
    public void requireAllowed(Members before, Map<String, Standing> standings) {
        for (Member member : list) {
            Optional<Member> was = before.of(member.userId());
            Standing standing = standings.getOrDefault(member.userId(), Standing.UNKNOWN);
            if (was.isEmpty() && !standing.active()) {
                throw Problem.rule("user_id", "user_inactive", "This user was deactivated");
            }
            Level needed = Role.parse(member.role()).needs();
            boolean newRole =
                    was.map(Member::role).filter(member.role()::equals).isEmpty();
            if (newRole && standing.level().compareTo(needed) < 0) {
                throw Problem.rule("role", "level_too_low", "This role needs the level " + needed.word());
            }
        }
    }

    /** @throws Problem 422 {@code last_admin} when no active admin is left */
    public void requireAdmin(Map<String, Standing> standings) {
        boolean led = list.stream()
                .anyMatch(member -> member.isAdmin(Instant.now())
                        && standings
                                .getOrDefault(member.userId(), Standing.UNKNOWN)
                                .active());
        if (!led) {
            throw Problem.rule("members", "last_admin", "At least one active admin must remain");
        }
    }
}
