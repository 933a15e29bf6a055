package org.biotrail.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.Write;
import org.jspecify.annotations.Nullable;

/**
 * One of the things asked for in a request or an import: what was sent, what is wrong with it, what became of it.
 *
 * @param <D> the draft
 */
public final class Item<D> {
    private final int number;
    private final @Nullable D draft;
    private final Optional<UUID> givenId;
    private final Optional<String> givenCode;
    private final Violations violations = new Violations();
    private final List<Violation> warnings = new ArrayList<>();
    private final List<UUID> several = new ArrayList<>();
    private @Nullable Problem conflict;
    private @Nullable UUID existing;
    private @Nullable UUID made;
    private @Nullable String takenAlias;
    private @Nullable UUID aliasOwner;
    private boolean moved;

    /**
     * @param number from 1 in imports, from 0 in lists of a body
     * @param draft null where it could not be read
     * @param givenId the id that a former database gave
     * @param givenCode the code that stands on a label already
     */
    public Item(int number, @Nullable D draft, Optional<UUID> givenId, Optional<String> givenCode) {
        this.number = number;
        this.draft = draft;
        this.givenId = givenId;
        this.givenCode = givenCode;
    }

    public static <D> Item<D> of(D draft) {
        return new Item<>(0, draft, Optional.empty(), Optional.empty());
    }

    public int number() {
        return number;
    }

    public D draft() {
        if (draft == null) {
            throw new IllegalStateException("An item that could not be read goes no further");
        }
        return draft;
    }

    public Optional<UUID> givenId() {
        return givenId;
    }

    public Optional<String> givenCode() {
        return givenCode;
    }

    public Violations violations() {
        return violations;
    }

    /** Keeps a failure; one with another status than 422 is what the whole request is answered with. */
    public void fail(Problem problem) {
        if (problem.status() == 422) {
            problem.violations().forEach(v -> violations.add(v.field(), v.code(), v.message()));
        } else if (conflict == null) {
            conflict = problem;
        }
    }

    /** Runs a rule that throws. */
    public void check(Runnable rule) {
        try {
            rule.run();
        } catch (Problem problem) {
            fail(problem);
        }
    }

    public void warn(String code, String field, String message) {
        warnings.add(new Violation(field, code, message));
    }

    /**
     * Whether the thing may be made.
     *
     * @param found a thing that has the id or code given
     * @param codeIsAlias whether another thing has the code given as its alias
     */
    public boolean isNew(@Nullable UUID found, boolean codeIsAlias) {
        existing = found;
        if (found == null && codeIsAlias) {
            fail(Problem.conflict("code", "code_taken", "Another thing has this code as its alias"));
        }
        if (found == null && takenAlias != null) {
            violations.add("alias", "code_taken", "Another thing is called " + takenAlias);
        }
        return isSound();
    }

    /**
     * The alias that the row brings is a thing's already.
     *
     * @param owner the thing; null where its alias was read as a code
     */
    public void aliasTaken(String alias, @Nullable UUID owner) {
        takenAlias = alias;
        aliasOwner = owner;
    }

    /** Whether the alias that the row brings is no thing's name yet. */
    public boolean aliasIsFree() {
        return takenAlias == null;
    }

    /** The thing that was met; only after {@link #isMet}. */
    public UUID metId() {
        return Objects.requireNonNull(existing);
    }

    /** For a row that changes what is there: the alias it brings must not be another thing's. */
    void refuseForeignAlias(Violations elsewhere) {
        if (takenAlias != null && !Objects.equals(aliasOwner, existing)) {
            elsewhere.add("alias", "code_taken", "Another thing is called " + takenAlias);
        }
    }

    /** The thing has got another place. */
    public void moves() {
        moved = true;
    }

    boolean hasMoved() {
        return moved;
    }

    public boolean isMet() {
        return existing != null;
    }

    public boolean isMade() {
        return made != null;
    }

    public void becomes(UUID id) {
        made = id;
    }

    /** All that was made of the item: one thing, or as many as it asked for. */
    public List<UUID> ids() {
        return several.isEmpty() ? List.of(id()) : List.copyOf(several);
    }

    /** One item made several things. */
    public void becomesAlso(UUID id) {
        several.add(id);
        made = made == null ? id : made;
    }

    public UUID id() {
        if (made == null) {
            throw new IllegalStateException("Nothing was made");
        }
        return made;
    }

    public boolean isSound() {
        return draft != null && violations.isEmpty() && conflict == null && existing == null;
    }

    /** Takes over what is wrong with another item that was made of this one. */
    public void inherit(Item<?> other) {
        other.violations.list().forEach(v -> violations.add(v.field(), v.code(), v.message()));
        warnings.addAll(other.warnings);
        conflict = conflict == null ? other.conflict : conflict;
    }

    /** @throws Problem what is wrong with the item */
    public void throwIfBroken() {
        if (conflict != null) {
            throw conflict;
        }
        violations.throwIfAny();
    }

    /** For a request about one thing: throws what is wrong, hands on the warnings. */
    public void answer(Write write) {
        answer(write, "");
    }

    /** The same within a list; {@code items[3].} goes before the fields. */
    public void answer(Write write, String before) {
        if (conflict != null) {
            throw conflict;
        }
        if (existing != null) {
            throw Problem.conflict("code", "code_taken", "Another thing has this code")
                    .with("conflicting_id", existing);
        }
        if (!violations.isEmpty()) {
            throw Problem.rules(violations.list().stream()
                    .map(v -> new Violation(before + v.field(), v.code(), v.message()))
                    .toList());
        }
        warnings.forEach(w -> write.warn(w.code(), before + w.field(), w.message()));
        warnings.clear();
    }

    /** For a row of an import that changes what is there. */
    RowOutcome updated(UUID id, boolean changed) {
        List<Violation> wrong = new ArrayList<>(violations.list());
        if (conflict != null) {
            wrong.addAll(conflict.violations());
        }
        if (!wrong.isEmpty()) {
            return RowOutcome.failed(number, wrong);
        }
        RowOutcome outcome = changed || moved
                ? RowOutcome.updated(number, id.toString())
                : RowOutcome.unchanged(number, id.toString());
        return outcome.warned(warnings);
    }

    /** For an import. */
    public RowOutcome outcome(String key, boolean skipExisting) {
        if (existing != null && skipExisting) {
            return RowOutcome.skipped(number, "duplicate", "There is such a thing already");
        }
        List<Violation> wrong = new ArrayList<>(violations.list());
        if (existing != null) {
            wrong.add(new Violation(key, "duplicate", "There is such a thing already"));
        }
        if (conflict != null) {
            wrong.addAll(conflict.violations());
        }
        return wrong.isEmpty()
                ? RowOutcome.created(number, id().toString()).warned(warnings)
                : RowOutcome.failed(number, wrong);
    }
}
