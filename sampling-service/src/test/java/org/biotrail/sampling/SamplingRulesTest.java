package org.biotrail.sampling;

import org.biotrail.kit.testing.HouseRules;

class SamplingRulesTest extends HouseRules {
    SamplingRulesTest() {
        super("sampling");
    }
}
