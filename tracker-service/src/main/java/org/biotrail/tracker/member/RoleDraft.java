package org.biotrail.tracker.member;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a caller changes of a member. */
public record RoleDraft(@Nullable Role role, @Nullable OffsetDateTime expiresAt) {}
