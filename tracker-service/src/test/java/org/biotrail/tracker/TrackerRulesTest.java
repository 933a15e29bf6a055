package org.biotrail.tracker;

import org.biotrail.kit.testing.HouseRules;

class TrackerRulesTest extends HouseRules {
    TrackerRulesTest() {
        super("tracker");
    }
}
