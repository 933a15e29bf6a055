package org.biotrail.catalog.bibreference;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Authors in their column. */
@Converter
class AuthorColumn extends JsonList<AuthorName> {
    AuthorColumn() {
        super(AuthorName.class);
    }
}
