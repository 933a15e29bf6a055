package org.biotrail.kit.write;

import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.biotrail.kit.problem.Problem;

/** Why a caller changes something, as the header {@code X-Change-Comment} says it; it goes into the record. */
public final class ChangeComment {
    private static final String HEADER = "X-Change-Comment";
    private static final int LONGEST = 1000;

    private ChangeComment() {}

    /**
     * The comment of a request; blank where it has none.
     *
     * @throws Problem 400 {@code format} for more than one line or 1,000 characters
     */
    public static String of(HttpServerRequest request) {
        String header = request.getHeader(HEADER);
        String comment = header == null ? "" : utf8(header).strip();
        if (comment.codePointCount(0, comment.length()) > LONGEST
                || !Text.isStorable(comment)
                || comment.chars().anyMatch(Character::isISOControl)) {
            throw Problem.unreadable(HEADER, "format", "A comment is one line of at most 1000 characters");
        }
        return comment;
    }

    /** Headers arrive as ISO 8859-1; browsers and scripts mean UTF-8. */
    private static String utf8(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return header;
        }
    }
}
