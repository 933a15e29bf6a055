package org.biotrail.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The place of an activity in the chain of its topic partition: {@code hash = SHA-256(previous hash ‖ canonical JSON of
 * the activity)}.
 *
 * @param number from 1 on
 */
// Nobody compares links; their hashes are compared as bytes.
@SuppressWarnings("ArrayRecordComponent")
public record Link(String chain, long number, byte[] previous, byte[] hash) {
    private static final int LENGTH = 32;

    /** Before the first activity of a chain: 32 zero bytes. */
    public static Link root(String chain) {
        return new Link(chain, 0, new byte[LENGTH], new byte[LENGTH]);
    }

    /** The link of the activity, in canonical JSON, that comes after this one's. */
    public Link next(byte[] activity) {
        return new Link(chain, number + 1, hash, hash(hash, activity));
    }

    /** The hash of an activity after this previous one. */
    public static byte[] hash(byte[] previous, JsonNode activity) {
        return hash(previous, CanonicalJson.of(activity));
    }

    private static byte[] hash(byte[] previous, byte[] activity) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(activity);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Link link
                && chain.equals(link.chain)
                && number == link.number
                && Arrays.equals(previous, link.previous)
                && Arrays.equals(hash, link.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return chain + " " + number;
    }
}
