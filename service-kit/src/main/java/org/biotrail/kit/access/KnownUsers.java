package org.biotrail.kit.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The users in this service's {@code user_copy}, remembered for a moment, so that a burst of requests asks once. */
@ApplicationScoped
public class KnownUsers {
    private static final String SELECT = """
            select id, name, active, access_level, permissions, realm_roles, merged_into
            from user_copy where id = $1""";

    private final Pool pool;
    private final Newcomers newcomers;
    private final Cache<String, Optional<KnownUser>> remembered;

    @Inject
    KnownUsers(
            Pool pool,
            Newcomers newcomers,
            @ConfigProperty(name = "biotrail.users.remembered-for") Duration rememberedFor) {
        this.pool = pool;
        this.newcomers = newcomers;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(rememberedFor)
                .build();
    }

    /**
     * Who shows this token.
     *
     * @return fails with 401 {@code user_inactive} or 403 {@code account_merged}
     */
    public Uni<Actor> actor(Token token) {
        if (token.isService()) {
            return Uni.createFrom().item(Actor.system(token.service()));
        }
        return known(token)
                .map(known -> known.map(user -> admitted(user).with(token.roles()))
                        .orElseGet(() -> KnownUser.unknown(token.subject(), token.name(), token.roles())));
    }

    /** Reads the user anew at the next request; called when a grant or a deactivation was written here. */
    public void forget(String id) {
        remembered.invalidate(id);
    }

    private Uni<Optional<KnownUser>> known(Token token) {
        Optional<KnownUser> before = remembered.getIfPresent(token.subject());
        Uni<Optional<KnownUser>> user =
                before == null ? look(token) : Uni.createFrom().item(before);
        return user.flatMap(found -> found.isPresent()
                ? newcomers.seen(found.get(), token).map(now -> remember(token, Optional.of(now)))
                : Uni.createFrom().item(found));
    }

    private Uni<Optional<KnownUser>> look(Token token) {
        return find(token.subject())
                .flatMap(found -> found.isPresent() ? Uni.createFrom().item(found) : newcomers.welcome(token))
                .invoke(found -> remembered.put(token.subject(), found));
    }

    private Optional<KnownUser> remember(Token token, Optional<KnownUser> user) {
        if (!user.equals(remembered.getIfPresent(token.subject()))) {
            remembered.put(token.subject(), user);
        }
        return user;
    }

    /** The user of this id in this service's copy. */
    public Uni<Optional<KnownUser>> find(String id) {
        return pool.preparedQuery(SELECT).execute(Tuple.of(id)).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(user(row.next())) : Optional.empty();
        });
    }

    private static KnownUser admitted(KnownUser user) {
        if (user.mergedInto().isPresent()) {
            throw Problem.forbidden("account_merged", "This account was merged into another");
        }
        if (!user.active()) {
            throw Problem.unauthenticated("user_inactive", "This user was deactivated");
        }
        return user;
    }

    private static KnownUser user(Row row) {
        return new KnownUser(
                row.getString("id"),
                row.getString("name"),
                row.getBoolean("active"),
                KnownUser.level(row.getString("access_level")).orElse(Level.REGISTERED),
                KnownUser.permissions(List.of(row.getArrayOfStrings("permissions"))),
                Set.of(row.getArrayOfStrings("realm_roles")),
                Optional.ofNullable(row.getString("merged_into")));
    }
}
