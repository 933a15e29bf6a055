package org.biotrail.catalog.tag;

import java.util.Map;
import org.biotrail.catalog.translation.Translation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of a tag; {@code name} and {@code description} are understood beside it. */
record TagDraft(
        @Schema(
                description = "texts by language; name and description alone are in that of Content-Language",
                examples = "{\"en\": {\"name\": \"leaf\"}, \"pt\": {\"name\": \"folha\"}}")
        @Nullable
        Map<String, Translation> translations) {}
