package org.biotrail.lab.code;

import java.util.List;

/** Codes that nobody else is given. */
public record ReservedCodes(List<String> codes) {}
