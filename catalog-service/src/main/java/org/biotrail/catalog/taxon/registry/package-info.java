/**
 * Registries of names on the internet: what they are asked, how their answers are read, and which answer is believed.
 * Nothing here writes; see {@code org.biotrail.catalog.taxon.TaxonLookups} for what is made of an answer.
 */
package org.biotrail.catalog.taxon.registry;
