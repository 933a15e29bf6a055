package org.biotrail.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Lets a test's application verify the tokens of {@link Tokens} by their key, as it verifies Keycloak's in the field:
 * signature, issuer, audience, expiry.
 */
public class IdentityResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.auth-server-url",
                "",
                "quarkus.oidc.public-key",
                Tokens.publicKey(),
                "quarkus.oidc.token.issuer",
                Tokens.ISSUER,
                "quarkus.oidc.token.audience",
                Tokens.AUDIENCE);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
