package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Body;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.biotrail.lab.code.Numbered;
import org.jspecify.annotations.Nullable;

/**
 * So many codes for labels that are printed in advance.
 *
 * @param prefix of a former form, {@code container_9x9_}; null for the present one
 */
record Reservation(int count, @Nullable String prefix) {
    private static final int MOST = 1000;

    static Reservation read(ObjectNode body) {
        try {
            Reservation wanted = Rows.STRICT.convertValue(Body.given(body), Reservation.class);
            if (wanted.count < 1 || wanted.count > MOST) {
                throw Problem.rule("count", "out_of_range", "1 to " + MOST + " codes");
            }
            return wanted;
        } catch (IllegalArgumentException malformed) {
            throw Problem.rule("count", "format", "A reservation is a count and perhaps a prefix");
        }
    }

    /** @throws Problem 422 {@code code_malformed} for what begins no container's code */
    String prefixOr(String usual) {
        return Optional.ofNullable(prefix)
                .map(text ->
                        LabCode.parse("prefix", text + "000001", Form.CONTAINER).prefix())
                .orElse(usual);
    }

    List<String> codes(String given, int first) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Numbered(given, first + n).toString())
                .toList();
    }

    static JsonNode answer(List<String> codes) {
        return Rows.JSON.createObjectNode().set("codes", Rows.JSON.valueToTree(codes));
    }
}
