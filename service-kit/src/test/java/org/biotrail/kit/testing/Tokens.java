package org.biotrail.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Access tokens as Keycloak's realm {@code biotrail} issues them, for the local realm's four users, and wrong ones of
 * every kind. {@code Tokens.of("full")} is enough for most tests.
 */
public final class Tokens {
    public static final String ISSUER = "http://localhost/realms/biotrail";
    public static final String AUDIENCE = "biotrail";

    /** The realm roles of the users of the local realm. */
    private static final Map<String, Set<String>> ROLES = Map.of(
            "registered", Set.of("registered"),
            "full", Set.of("registered", "full_user", "DATA_EDIT"),
            "manager", Set.of("registered", "full_user", "DATA_MANAGEMENT"),
            "admin", Set.of("registered", "full_user", "super_admin"));

    private static final List<String> USERS = List.of("registered", "full", "manager", "admin");

    /** One key for each JVM; a system property, because Quarkus loads this class several times. */
    private static final String PRIVATE_KEY = "biotrail.testing.private-key";

    private static final String PUBLIC_KEY = "biotrail.testing.public-key";

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Set<String> roles;
    private String issuer = ISSUER;
    private String audience = AUDIENCE;
    private Instant expiresAt = Instant.now().plus(Duration.ofHours(1));
    private Optional<PrivateKey> key = Optional.empty();

    private Tokens(String subject, String name, Set<String> roles) {
        this.roles = roles;
        claims.put("sub", subject);
        claims.put("name", name);
    }

    /** A valid token of one of the users {@code registered}, {@code full}, {@code manager}, {@code admin}. */
    public static String of(String user) {
        return user(user).build();
    }

    /** Begins a token of such a user. */
    public static Tokens user(String user) {
        Set<String> roles = Optional.ofNullable(ROLES.get(user))
                .orElseThrow(() -> new IllegalArgumentException("No user " + user + " but " + USERS));
        return person(subjectOf(user), nameOf(user), user + "@example.org").roles(roles.toArray(String[]::new));
    }

    /** Begins a token of somebody else, with the role {@code registered}. */
    public static Tokens person(String subject, String name, String email) {
        return new Tokens(subject, name, Set.of("registered"))
                .claim("preferred_username", email.substring(0, Math.max(0, email.indexOf('@'))))
                .claim("email", email)
                .claim("email_verified", true);
    }

    /** Begins a token of one of the services, for example {@code lab}. */
    public static Tokens service(String service) {
        return new Tokens(service + "-service-account", service + "-service", Set.of("service"))
                .claim("azp", service + "-service")
                .claim("preferred_username", "service-account-" + service + "-service");
    }

    /** The {@code sub} of one of the four users. */
    public static String subjectOf(String user) {
        return "00000000-0000-7000-8000-00000000000" + (USERS.indexOf(user) + 1);
    }

    /** The {@code name} of one of the four users, for example {@code Full User}. */
    public static String nameOf(String user) {
        return switch (user) {
            case "registered" -> "Regina Registered";
            case "full" -> "Fulvia Full";
            case "manager" -> "Manuel Manager";
            default -> "Ada Admin";
        };
    }

    /** Replaces the realm roles. */
    public Tokens roles(String... wanted) {
        roles = Set.of(wanted);
        return this;
    }

    public Tokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public Tokens expired() {
        expiresAt = Instant.now().minus(Duration.ofHours(1));
        return this;
    }

    public Tokens audience(String other) {
        audience = other;
        return this;
    }

    public Tokens issuer(String other) {
        issuer = other;
        return this;
    }

    /** Signs with a key that nobody trusts. */
    public Tokens forged() {
        key = Optional.of(generate().getPrivate());
        return this;
    }

    public String build() {
        JwtClaimsBuilder token = Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .issuedAt(Instant.now().minusSeconds(5))
                .expiresAt(expiresAt)
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", List.copyOf(roles)));
        claims.forEach(token::claim);
        return token.sign(key.orElseGet(Tokens::privateKey));
    }

    /** The key to verify with, as {@code quarkus.oidc.public-key} wants it. */
    public static String publicKey() {
        privateKey();
        return System.getProperty(PUBLIC_KEY, "");
    }

    private static PrivateKey privateKey() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PRIVATE_KEY) == null) {
                KeyPair pair = generate();
                System.setProperty(PRIVATE_KEY, encode(pair.getPrivate().getEncoded()));
                System.setProperty(PUBLIC_KEY, encode(pair.getPublic().getEncoded()));
            }
        }
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY, ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
