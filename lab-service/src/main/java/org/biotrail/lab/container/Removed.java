package org.biotrail.lab.container;

/** How many things stand nowhere now. */
record Removed(int removed) {}
