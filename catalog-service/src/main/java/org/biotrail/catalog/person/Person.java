package org.biotrail.catalog.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.identifier.Orcid;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.jspecify.annotations.Nullable;

/** Anyone who collects, determines, measures, writes or is a specialist; not the same as a user. */
@Entity
public class Person extends RecordedEntity {
    static final int LONGEST = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NOTES = 100_000;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    String fullName;
    String abbreviation;

    @Nullable
    String email;

    @Nullable
    String orcid;

    @Nullable
    UUID institutionId;

    @Nullable
    String institution;

    @Nullable
    UUID biocollectionId;

    @Nullable
    String inatLogin;

    @Nullable
    String notes;

    /** The id of the user who made the record; the database fills it. */
    @Column(insertable = false, updatable = false)
    String createdBy;

    /**
     * Takes over what a draft says; without an abbreviation the suggested one.
     *
     * @throws Problem 422 with every rule that is broken
     */
    Person apply(PersonDraft draft) {
        Violations broken = new Violations();
        broken.collect(
                "full_name",
                () -> fullName = Wording.required("full_name", draft.fullName().orElse(null), LONGEST));
        broken.collect("abbreviation", () -> abbreviation = abbreviation(draft, fullName));
        broken.collect("email", () -> email = email(draft.email()).orElse(null));
        broken.collect(
                "orcid",
                () -> orcid = draft.orcid()
                        .filter(text -> !text.isBlank())
                        .map(text -> Orcid.parse("orcid", text, "orcid_form", "orcid_checksum")
                                .value())
                        .orElse(null));
        broken.collect(
                "institution",
                () -> institution = Wording.name(
                                "institution", draft.institution().orElse(null), LONGEST)
                        .orElse(null));
        institutionId = draft.institutionId();
        biocollectionId = draft.biocollectionId();
        broken.require(
                institutionId == null || institution == null,
                "institution",
                "two_institutions",
                "An institution is referred to or named, not both");
        broken.collect(
                "inat_login",
                () -> inatLogin = Wording.name("inat_login", draft.inatLogin().orElse(null), 100)
                        .orElse(null));
        broken.collect(
                "notes",
                () -> notes = Wording.text("notes", draft.notes().orElse(null), LONGEST_NOTES)
                        .orElse(null));
        broken.throwIfAny();
        return this;
    }

    private static String abbreviation(PersonDraft draft, @Nullable String fullName) {
        Optional<String> given =
                Wording.name("abbreviation", draft.abbreviation().orElse(null), LONGEST);
        if (given.isPresent()) {
            return Abbreviation.parse(given.get()).value();
        }
        // A name that was refused has been complained of; there is nothing to suggest from it.
        return fullName == null ? "" : Abbreviation.suggest(fullName).value();
    }

    private static Optional<String> email(Optional<String> text) {
        Optional<String> email = Wording.name("email", text.orElse(null), LONGEST_EMAIL);
        email.filter(address -> !EMAIL.matcher(address).matches()).ifPresent(address -> {
            throw Problem.rule("email", "email_form", "An e-mail address has one @ and a domain with a dot");
        });
        return email;
    }
}
