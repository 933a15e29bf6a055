package org.biotrail.tracker.user;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.KnownUser;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.identifier.Orcid;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;
import org.biotrail.tracker.text.Fields;
import org.biotrail.tracker.text.WebAddress;
import org.jspecify.annotations.Nullable;

/** Everyone and everybody that owns, makes or answers for data: people, facilities, organisations. */
@Entity
@Table(name = "app_user")
public class AppUser extends PanacheEntityBase {
    /** The name of everybody who was anonymised. */
    static final String FORMER = "Former user";

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** {@code identifier::source}. */
    private static final Pattern IDENTITY = Pattern.compile("[^\\s\\p{Cntrl}]{1,500}::[^\\s\\p{Cntrl}:]{1,100}");

    /** The token's {@code sub}; a UUIDv7 for one made by hand, until claimed. */
    @Id
    String id = UuidCreator.getTimeOrderedEpoch().toString();

    @Version
    long version = 1;

    String kind = "person";
    String name;
    String email;

    @Nullable
    String emailPublic;

    @Nullable
    String contact;

    @Nullable
    String affiliation;

    @Nullable
    UUID institutionId;

    @Nullable
    String orcid;

    @Nullable
    String url;

    List<String> authIds = List.of();
    String accessLevel = Level.REGISTERED.word();
    List<String> permissions = List.of();
    List<String> realmRoles = List.of();

    @Nullable
    UUID personId;

    @Nullable
    UUID defaultProjectId;

    @Nullable
    UUID defaultDatasetId;

    String language = "en";
    boolean active = true;

    @Nullable
    OffsetDateTime deactivatedAt;

    @Nullable
    String deactivationReason;

    @Nullable
    String mergedInto;

    boolean hasSignedIn;

    /** Takes over what a profile says; its violations stay with the fields. */
    void applyProfile(Profile draft, Fields fields) {
        name = fields.title("name", draft.name());
        affiliation = fields.line("affiliation", draft.affiliation(), 500);
        institutionId = draft.institutionId();
        contact = fields.read("contact", draft.contact(), text -> Text.lines(text, 1000))
                .orElse(null);
        emailPublic = fields.read("email_public", draft.emailPublic(), Email::parse)
                .map(Email::value)
                .orElse(null);
        orcid = fields.read("orcid", draft.orcid(), text -> Orcid.parse("", text, "format", "checksum"))
                .map(Orcid::value)
                .orElse(null);
        url = fields.read("url", draft.url(), WebAddress::parse)
                .map(WebAddress::value)
                .orElse(null);
        personId = draft.personId();
        defaultProjectId = draft.defaultProjectId();
        defaultDatasetId = draft.defaultDatasetId();
        language = fields.read("language", draft.language(), AppUser::language).orElse("en");
    }

    /** Takes over what others say of a user; grants are judged elsewhere. */
    AppUser apply(UserDraft draft) {
        Fields fields = new Fields();
        applyProfile(draft, fields);
        kind = draft.kind().orElse("person");
        fields.require(draft.email().isPresent(), "email", "required", "email is required");
        fields.require(
                draft.authIds().orElse(List.of()).stream()
                        .allMatch(identity -> IDENTITY.matcher(identity).matches()),
                "auth_ids",
                "format",
                "An identity looks like ana@uni.org::orcid");
        fields.read("email", draft.email(), Email::parse).ifPresent(parsed -> email = parsed.value());
        fields.throwIfAny();
        return this;
    }

    AppUser apply(ProfileDraft draft) {
        Fields fields = new Fields();
        applyProfile(draft, fields);
        fields.throwIfAny();
        return this;
    }

    /** The level by the realm alone; what is granted here cannot go below it. */
    Level realmLevel() {
        return highest(realmRoles.stream()
                .flatMap(role -> KnownUser.level(role).stream())
                .toList());
    }

    /** The level by grant and realm together. */
    Level effectiveLevel() {
        return highest(List.of(KnownUser.level(accessLevel).orElse(Level.REGISTERED), realmLevel()));
    }

    void deactivate(Optional<String> reason, OffsetDateTime now) {
        if (!active) {
            throw Problem.conflict("", "user_inactive", "This user was deactivated before");
        }
        active = false;
        deactivatedAt = now;
        deactivationReason = reason.map(text -> Text.line("reason", text, 500)).orElse(null);
    }

    /** @throws Problem 409 {@code account_merged} */
    void activate() {
        if (mergedInto != null) {
            throw Problem.conflict("", "account_merged", "This account was merged into another");
        }
        active = true;
        deactivatedAt = null;
        deactivationReason = null;
    }

    /** @throws Problem 409 {@code account_merged}, 403 where this needs a super admin */
    void requireMergeableBy(Actor actor) {
        if (mergedInto != null) {
            throw Problem.conflict("", "account_merged", "This account was merged before");
        }
        if (hasSignedIn && !actor.isSuperAdmin()) {
            throw Problem.forbidden("level_too_low", "Users who have signed in are merged by super admins");
        }
    }

    /** Forgets everything that tells who this was; they do not sign in again. */
    void anonymise(OffsetDateTime now) {
        if (active) {
            deactivate(Optional.of("anonymised"), now);
        }
        name = FORMER;
        email = id + "@invalid";
        emailPublic = null;
        contact = null;
        affiliation = null;
        institutionId = null;
        orcid = null;
        url = null;
        authIds = List.of();
        accessLevel = Level.REGISTERED.word();
        permissions = List.of();
        realmRoles = List.of();
        personId = null;
        defaultProjectId = null;
        defaultDatasetId = null;
        language = "en";
    }

    /** @throws Problem 422 {@code unknown_permission} */
    static Permission permission(String word) {
        return KnownUser.permission(word)
                .orElseThrow(() -> Problem.rule(
                        "permissions", "unknown_permission", "There is no permission " + Text.line(word, 100)));
    }

    private static Level highest(List<Level> levels) {
        return levels.stream().max(Level::compareTo).orElse(Level.REGISTERED);
    }

    private static String language(String text) {
        if (!LANGUAGE.matcher(text).matches()) {
            throw Problem.rule("", "format", "A language is a tag like en or pt-BR");
        }
        return text;
    }
}
