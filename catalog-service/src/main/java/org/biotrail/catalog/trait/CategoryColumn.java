package org.biotrail.catalog.trait;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Categories in their column. */
@Converter
class CategoryColumn extends JsonList<Category> {
    CategoryColumn() {
        super(Category.class);
    }
}
