package org.biotrail.catalog.form;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** A form's traits in their column. */
@Converter
class FormItemColumn extends JsonList<FormItem> {
    FormItemColumn() {
        super(FormItem.class);
    }
}
