package org.biotrail.kit.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the opaque cursors of lists: the sort values of the last row, signed together with the question they
 * belong to, so that a cursor works for the same view, order and filter only.
 */
final class Cursor {
    static final String PARAMETER = "cursor";
    private static final int MAC_LENGTH = 16;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<@Nullable String>> TEXTS = new TypeReference<>() {};

    private final SecretKeySpec key;

    /** @param secret the same for all replicas of a service */
    Cursor(String secret) {
        this.key = new SecretKeySpec(("cursor:" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * @param question what the cursor is bound to
     * @param position the sort values of the last row, a JSON array of texts and nulls
     */
    String write(String question, String position) {
        byte[] payload = position.getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(MAC_LENGTH + payload.length)
                .put(sign(question, payload))
                .put(payload)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** @throws Problem 400 for a cursor that was not made here for this question */
    List<@Nullable String> read(String question, String cursor) {
        try {
            byte[] signed = Base64.getUrlDecoder().decode(cursor);
            byte[] mac = Arrays.copyOf(signed, MAC_LENGTH);
            byte[] payload = Arrays.copyOfRange(signed, Math.min(MAC_LENGTH, signed.length), signed.length);
            if (MessageDigest.isEqual(mac, sign(question, payload))) {
                return Collections.unmodifiableList(JSON.readValue(new String(payload, StandardCharsets.UTF_8), TEXTS));
            }
        } catch (IllegalArgumentException | JsonProcessingException notOurs) {
            // answered below like any other foreign cursor
        }
        throw Problem.unreadable(
                PARAMETER,
                "invalid_cursor",
                "The cursor does not belong to this list with these parameters; begin again without one");
    }

    private byte[] sign(String question, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(question.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), MAC_LENGTH);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
