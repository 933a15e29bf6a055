package org.biotrail.audit;

import org.biotrail.kit.testing.HouseRules;

class AuditRulesTest extends HouseRules {
    AuditRulesTest() {
        super("audit");
    }
}
