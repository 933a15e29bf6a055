package org.biotrail.catalog.translation;

import org.biotrail.kit.listing.Listing;

/** Listings of things that have {@code name} and {@code description} in the reader's language. */
public final class Translated {
    private Translated() {}

    /** Begins the listing of a thing whose view has translations, languages, language, name and description. */
    public static Listing.Builder listing(String thing, String path) {
        return Listing.of(thing, path)
                .translated("name", "text_in(u.translations, u.languages, ?, 'name')")
                .translated("description", "text_in(u.translations, u.languages, ?, 'description')")
                .translated("language", "chosen_language(u.languages, ?)");
    }
}
