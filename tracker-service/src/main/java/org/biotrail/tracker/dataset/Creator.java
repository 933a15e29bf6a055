package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;

/** A person who made a dataset; citations name them in this order. */
record Creator(
        @JsonProperty("person_id") @RefersTo("person") UUID personId) {}
