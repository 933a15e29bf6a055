package org.biotrail.catalog.language;

import jakarta.enterprise.context.ApplicationScoped;
import org.biotrail.catalog.imports.KeyedImport;
import org.biotrail.kit.job.ImportRun;

/** Imports languages; one is met again by its code. */
@ApplicationScoped
class LanguageImport extends KeyedImport<LanguageDraft, Language> {
    LanguageImport() {
        super(
                LanguageDraft.class,
                new Key(
                        "language",
                        "code",
                        "duplicate",
                        "(select l.id from language l where lower(l.code) = lower(b ->> 'code'))"));
    }

    @Override
    public String things() {
        return "languages";
    }

    @Override
    protected Language entity(LanguageDraft draft, ImportRun run) {
        return new Language().apply(draft);
    }
}
