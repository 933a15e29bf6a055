package org.biotrail.audit.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeEvent.Causer;
import org.biotrail.kit.change.ChangeEvent.Position;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private static final Causer ANA = new Causer("user", "u1", "Ana Souza");

    @Test
    void adding_and_deleting_name_the_thing() {
        assertThat(Description.of(event("add", "default", ANA))).isEqualTo("Ana Souza added field sample 3405");
        assertThat(Description.of(event("delete", "default", ANA))).isEqualTo("Ana Souza deleted field sample 3405");
        assertThat(Description.of(event("download", "dataset_exports", ANA)))
                .isEqualTo("Ana Souza downloaded field sample 3405");
    }

    @Test
    void a_log_name_that_says_what_was_done_makes_the_sentence() {
        assertThat(Description.of(event("edit", "identification updated", ANA)))
                .isEqualTo("Ana Souza changed the identification of 3405");
        assertThat(Description.of(event("edit", "parent changed", ANA)))
                .isEqualTo("Ana Souza changed the parent of 3405");
        assertThat(Description.of(event("edit", "container moved", ANA)))
                .isEqualTo("Ana Souza moved field sample 3405");
        assertThat(Description.of(event("edit", "odd word", ANA)))
                .isEqualTo("Ana Souza changed field sample 3405 (odd word)");
    }

    @Test
    void an_edit_of_few_fields_names_them_and_of_many_tells_the_number() {
        assertThat(Description.of(event("edit", "default", ANA, "taxon_id")))
                .isEqualTo("Ana Souza changed taxon of field sample 3405");
        assertThat(Description.of(event("edit", "default", ANA, "taxon_id", "notes", "stage")))
                .isEqualTo("Ana Souza changed taxon, notes and stage of field sample 3405");
        assertThat(Description.of(event("edit", "default", ANA, "a", "b", "c", "d")))
                .isEqualTo("Ana Souza changed 4 fields of field sample 3405");
    }

    @Test
    void the_system_is_named_as_such() {
        assertThat(Description.of(event("add", "default", new Causer("system", "system", "system"))))
                .isEqualTo("The system added field sample 3405");
        assertThat(Description.of(event("add", "default", new Causer("system", "lab", "lab-service"))))
                .isEqualTo("The system (lab-service) added field sample 3405");
        assertThat(Description.of(event("add", "default", new Causer("user", "u1", ""))))
                .isEqualTo("u1 added field sample 3405");
        Causer nobody = new Causer("system", "anonymous", "anonymous");
        assertThat(Description.of(of("download", "extracts.csv", "download", "dataset_exports", nobody)))
                .isEqualTo("Somebody downloaded extracts.csv");
    }

    private static ChangeEvent event(String action, String logName, Causer causer, String... fields) {
        return of("field_sample", "3405", action, logName, causer, fields);
    }

    private static ChangeEvent of(
            String type, String label, String action, String logName, Causer causer, String... fields) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        List.of(fields).forEach(field -> attributes.put(field, 1));
        return new ChangeEvent(
                UUID.randomUUID(),
                "sampling",
                Instant.EPOCH,
                type,
                "id",
                label,
                action,
                Optional.of(1L),
                logName,
                "",
                causer,
                attributes,
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                new Position("topic", 0, 0));
    }
}
