package org.biotrail.catalog.taxon;

import java.util.List;
import java.util.Optional;

/**
 * All that a taxon must agree with.
 *
 * @param above where it hangs
 * @param senior its accepted taxon, when it is a synonym
 * @param hybridParents the taxa a hybrid formula is made of, in their order
 * @param below what hangs on it already
 */
record Kin(Lineage above, Optional<Relative> senior, List<Relative> hybridParents, Below below) {}
