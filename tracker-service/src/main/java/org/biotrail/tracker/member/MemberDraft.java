package org.biotrail.tracker.member;

import java.time.OffsetDateTime;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/** What a caller says of a member. */
public record MemberDraft(
        @RefersTo("user") @Nullable String userId,
        @Nullable Role role,
        @Nullable OffsetDateTime expiresAt) {

    /** @throws Problem 422 {@code required} */
    Member member() {
        if (userId == null) {
            throw Problem.rule("user_id", "required", "A member is a user");
        }
        if (role == null) {
            throw Problem.rule("role", "required", "A member has a role: admin, collaborator or viewer");
        }
        return Member.of(userId, role, expiresAt == null ? null : expiresAt.toInstant());
    }
}
