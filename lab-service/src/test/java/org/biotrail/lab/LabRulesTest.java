package org.biotrail.lab;

import org.biotrail.kit.testing.HouseRules;

class LabRulesTest extends HouseRules {
    LabRulesTest() {
        super("lab");
    }
}
