package org.biotrail.tracker.dataset;

import org.biotrail.kit.listing.Condition;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Who publishes datasets here, and where they are shown.
 *
 * @param publisher the name in citations
 * @param landing the address under which a dataset is shown by its id, without a slash at its end
 */
record Publishing(String publisher, String landing) {
    static final Publishing CONFIGURED =
            new Publishing(configured("biotrail.tracker.publisher"), configured("biotrail.tracker.landing"));

    /** The citation of a dataset's row. */
    Condition citation() {
        return Condition.of("citation_of(of_view.id, ?::text, ?::text)", publisher, landing);
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class).replaceFirst("/+$", "");
    }
}
