package org.biotrail.catalog.institution;

import jakarta.enterprise.context.ApplicationScoped;
import org.biotrail.catalog.imports.KeyedImport;
import org.biotrail.kit.job.ImportRun;

/** Imports institutions; one is met again by its ROR id, else by its name. */
@ApplicationScoped
class InstitutionImport extends KeyedImport<InstitutionDraft, Institution> {
    InstitutionImport() {
        super(InstitutionDraft.class, new Key("institution", "name", "duplicate_name", """
                coalesce((select i.id from institution i where i.ror_id = right(rtrim(b ->> 'ror_id', '/'), 9)),
                         (select i.id from institution i where lower(i.name) = lower(b ->> 'name')))"""));
    }

    @Override
    public String things() {
        return "institutions";
    }

    @Override
    protected Institution entity(InstitutionDraft draft, ImportRun run) {
        return new Institution().apply(draft);
    }
}
