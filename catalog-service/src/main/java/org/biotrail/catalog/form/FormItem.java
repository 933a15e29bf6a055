package org.biotrail.catalog.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/** One trait of a form, and whether it has to be filled in. */
record FormItem(
        @JsonProperty("trait_id") UUID traitId,
        @JsonProperty("mandatory") boolean mandatory) {}
