package org.biotrail.catalog.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.biotrail.catalog.imports.KeyedImport;
import org.biotrail.catalog.translation.TextColumns;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Violation;

/** Imports tags; one is met again by its name in any of the languages of a row. */
@ApplicationScoped
class TagImport extends KeyedImport<TagDraft, Tag> {
    TagImport() {
        super(TagDraft.class, new Key("tag", "name", "duplicate_tag", """
                (select w.thing_id from translation w join jsonb_each(b -> 'translations') t on w.language = t.key
                 where w.thing_type = 'tag' and lower(w.name) = lower(t.value ->> 'name') limit 1)"""));
    }

    @Override
    public String things() {
        return "tags";
    }

    @Override
    public boolean takesOtherColumns() {
        return true;
    }

    @Override
    protected ObjectNode prepared(ObjectNode row, ImportRun run) {
        return TextColumns.gathered(row, List.of("translations"), run);
    }

    @Override
    protected Tag entity(TagDraft draft, ImportRun run) {
        return new Tag().apply(draft);
    }

    @Override
    protected Optional<Violation> refusal(JsonNode stored, Tag changed, ImportRun run) {
        boolean own = stored.path("created_by").asText().equals(run.actor().id());
        return own || run.actor().isSuperAdmin()
                ? Optional.empty()
                : Optional.of(new Violation("", "not_the_creator", "Another user has entered this tag"));
    }
}
