package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.write.RecordedEntity;

/**
 * A thing that is there and that a row of an import shall change: what the row says stands over what is known.
 *
 * @param item with the thing's draft as it shall be
 * @param row of the thing's view, as it is
 * @param places whether the row says where the thing stands
 */
public record Met<D>(Item<D> item, ObjectNode row, boolean places) {

    static <D> Met<D> of(Item<D> sent, ObjectNode row, Class<D> draft) {
        ObjectNode said = Rows.JSON.valueToTree(sent.draft());
        List<String> fields = List.copyOf(IntStream.range(0, draft.getRecordComponents().length)
                .mapToObj(n -> Rows.name(draft.getRecordComponents()[n].getName()))
                .toList());
        boolean places = said.hasNonNull("container");
        ObjectNode merged = row.deepCopy().retain(fields);
        merged.remove(List.of("container", "position"));
        said.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> merged.set(field.getKey(), field.getValue()));
        Item<D> item = new Item<>(sent.number(), Rows.read(merged, draft), Optional.empty(), Optional.empty());
        return new Met<>(item, row, places);
    }

    public UUID id() {
        return UUID.fromString(row.path("id").asText());
    }

    public String code() {
        return row.path("code").asText();
    }

    /** The thing as the session of a request would have it. */
    public <E extends RecordedEntity> E thing(Class<E> type) {
        return Rows.read(row, type);
    }
}
