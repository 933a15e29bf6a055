package org.biotrail.lab.container;

import java.util.List;

/** Free positions in fill order. */
record FreePositions(List<String> data) {}
