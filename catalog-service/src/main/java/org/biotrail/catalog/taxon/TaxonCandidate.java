package org.biotrail.catalog.taxon;

import java.util.Optional;

/**
 * A row of an import on its way to become a taxon.
 *
 * @param proposal what the row says, without what it refers to
 * @param references what it refers to
 * @param taxon what it becomes; the same one that is stored, where there is one
 */
record TaxonCandidate(TaxonRow row, Proposal proposal, TaxonReferences references, Taxon taxon) {

    int number() {
        return row.number();
    }

    /** Takes the shape of a new taxon. */
    void become(TaxonKinship kinship) {
        become(proposal.referringTo(references), kinship, Below.NOTHING);
    }

    /** Takes the shape of a stored taxon with what the row says. */
    void become(Taxon known, TaxonKinship kinship, Below below) {
        Proposal whole = Proposal.of(row.draft(Optional.of(known)));
        become(whole.referringTo(references.orAsBefore(known, row)), kinship, below);
    }

    private void become(Proposal whole, TaxonKinship kinship, Below below) {
        taxon.become(whole, kinship.of(whole, below), false);
    }
}
