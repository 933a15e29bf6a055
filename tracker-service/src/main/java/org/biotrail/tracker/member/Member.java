package org.biotrail.tracker.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's place in a project or dataset, as it is stored and recorded.
 *
 * @param role {@link Role#word}
 * @param expiresAt RFC 3339; null for no end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(
        @JsonProperty("user_id") String userId,
        @JsonProperty("role") String role,
        @JsonProperty("expires_at") @Nullable String expiresAt) {

    static Member of(String userId, Role role, @Nullable Instant expiresAt) {
        return new Member(userId, role.word(), expiresAt == null ? null : expiresAt.toString());
    }

    boolean isAdmin(Instant now) {
        return role.equals(Role.ADMIN.word()) && holds(now);
    }

    boolean holds(Instant now) {
        return expiresAt == null || Instant.parse(expiresAt).isAfter(now);
    }
}
