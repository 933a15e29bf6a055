package org.biotrail.kit;

import org.biotrail.kit.testing.HouseRules;

class KitRulesTest extends HouseRules {
    KitRulesTest() {
        super("kit");
    }
}
