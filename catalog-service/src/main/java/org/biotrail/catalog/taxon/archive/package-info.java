/** Taxa in the archives that others exchange: Darwin Core Archives and the Catalogue of Life Data Package. */
package org.biotrail.catalog.taxon.archive;
