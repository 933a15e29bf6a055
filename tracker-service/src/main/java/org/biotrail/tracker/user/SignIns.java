package org.biotrail.tracker.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.KnownUser;
import org.biotrail.kit.access.KnownUsers;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Newcomers;
import org.biotrail.kit.access.Token;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes people users at their first request anywhere in the suite, and keeps what later tokens tell of them. */
@ApplicationScoped
class SignIns implements Newcomers {
    private static final Logger LOG = Logger.getLogger(SignIns.class);
    private static final Actor SYSTEM = Actor.system("tracker");
    private static final String SEEN = """
            update app_user set last_seen_at = now()
            where id = $1 and (last_seen_at is null or last_seen_at < now() - interval '1 hour')""";

    private final Writes writes;
    private final Instance<KnownUsers> users;
    private final Pool pool;
    private final boolean verifiedOnly;

    /** Who showed which identity within the hour; only then is anything written of a sign-in. */
    private final Cache<String, Boolean> lately = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    @Inject
    SignIns(
            Writes writes,
            Instance<KnownUsers> users,
            Pool pool,
            @ConfigProperty(name = "biotrail.tracker.verified-email-only", defaultValue = "true")
                    boolean verifiedOnly) {
        this.writes = writes;
        this.users = users;
        this.pool = pool;
        this.verifiedOnly = verifiedOnly;
    }

    @Override
    public Uni<Optional<KnownUser>> welcome(Token token) {
        String email = Email.parse(token.email()
                        .filter(address -> token.emailVerified() || !verifiedOnly)
                        .orElseThrow(() -> Problem.forbidden(
                                "email_unverified", "Your e-mail address has to be verified where you sign in")))
                .value();
        return writes.transaction(SYSTEM, "User created at first sign-in", () -> signIn(token, email))
                .chain(() -> users.get().find(token.subject()));
    }

    @Override
    public Uni<KnownUser> seen(KnownUser user, Token token) {
        if (!user.active() || user.mergedInto().isPresent()) {
            return Uni.createFrom().item(user);
        }
        Set<String> roles = words(token);
        Uni<KnownUser> now = roles.equals(user.realmRoles()) ? Uni.createFrom().item(user) : keepRoles(user, roles);
        return lately.getIfPresent(key(token)) == null ? now.call(() -> keepSight(token)) : now;
    }

    private static Uni<?> signIn(Token token, String email) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select first_sign_in(?1, ?2, ?3, ?4, ?5, cast(?6 as text[]))")
                        .setParameter(1, token.subject())
                        .setParameter(2, token.name())
                        .setParameter(3, email)
                        .setParameter(4, token.emailVerified())
                        .setParameter(5, identity(token, email))
                        .setParameter(6, words(token).toArray(String[]::new))
                        .getSingleResult());
    }

    /** The realm's roles as they are now; a level that vanished there takes the roles that need it along. */
    private Uni<KnownUser> keepRoles(KnownUser user, Set<String> roles) {
        KnownUser now = new KnownUser(
                user.id(), user.name(), user.active(), user.level(), user.permissions(), roles, user.mergedInto());
        boolean demoted = user.with(user.realmRoles()).isAtLeast(Level.FULL_USER)
                && !user.with(roles).isAtLeast(Level.FULL_USER);
        return writes.transaction(
                        SYSTEM,
                        "Realm roles changed",
                        () -> AppUser.<AppUser>findById(user.id())
                                .invoke(row ->
                                        row.realmRoles = roles.stream().sorted().toList())
                                .chain(() -> Panache.getSession().flatMap(session -> session.flush()))
                                .chain(() -> demoted
                                        ? demote(user.id())
                                        : Uni.createFrom().voidItem()))
                .replaceWith(now);
    }

    private static Uni<Void> demote(String id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select cast(demote(?1, null) as text)")
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** Once an hour: when the person was seen, and an identity that is new. */
    private Uni<?> keepSight(Token token) {
        lately.put(key(token), true);
        return pool.preparedQuery(SEEN)
                .execute(Tuple.of(token.subject()))
                .chain(() -> token.email()
                        .filter(email -> token.emailVerified())
                        .map(email -> link(token, identity(token, email)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** A further identity of the same person; one that belongs to somebody else stays there. */
    private Uni<Void> link(Token token, String identity) {
        return writes.transaction(
                        SYSTEM,
                        "Identity linked",
                        () -> AppUser.<AppUser>findById(token.subject()).invoke(row -> {
                            if (row != null && !row.authIds.contains(identity)) {
                                row.authIds = Stream.concat(row.authIds.stream(), Stream.of(identity))
                                        .toList();
                            }
                        }))
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("An identity of user %s was not linked: %s", token.subject(), failure.getMessage());
                    return null;
                });
    }

    private static String key(Token token) {
        return token.subject() + " " + token.email().orElse("") + " "
                + token.identityProvider().orElse("");
    }

    private static String identity(Token token, String email) {
        return email + "::" + token.identityProvider().orElse("biotrail");
    }

    /** The roles that mean something here. */
    private static Set<String> words(Token token) {
        Set<String> words = new TreeSet<>();
        token.roles().stream()
                .filter(role -> KnownUser.level(role).isPresent()
                        || KnownUser.permission(role).isPresent())
                .forEach(words::add);
        return words;
    }
}
