package org.biotrail.catalog.trait;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.catalog.translation.Translations;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;

/** The categories of one trait: what makes them sound, and what a change does to them. */
final class Categories {
    private static final int MOST = 1000;

    private Categories() {}

    /**
     * The categories that are drafted, by rank. One that says no id is the stored one of its rank.
     *
     * @throws Problem 422 {@code rank_form}, {@code duplicate_rank}, {@code name_required}, {@code duplicate_category},
     *     {@code unknown_category}
     */
    static List<Category> of(List<TraitDraft.CategoryDraft> drafts, List<Category> stored) {
        if (drafts.size() > MOST) {
            throw Problem.rule("categories", "too_many", "A trait has at most " + MOST + " categories");
        }
        Violations broken = new Violations();
        List<Category> categories = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            TraitDraft.CategoryDraft draft = drafts.get(i);
            broken.collect("categories[" + i + "]", () -> categories.add(category(draft, stored)));
        }
        requireDistinct(categories, broken);
        broken.throwIfAny();
        return categories.stream()
                .sorted(Comparator.comparingInt(Category::rank))
                .toList();
    }

    /** Whether a change does no more than add categories and texts in further languages. */
    static boolean onlyAdds(List<Category> before, List<Category> after, boolean takesMore) {
        Map<UUID, Category> kept = after.stream().collect(Collectors.toMap(Category::id, category -> category));
        boolean same = before.stream()
                .allMatch(category -> Optional.ofNullable(kept.get(category.id()))
                        .filter(now -> now.rank() == category.rank()
                                && addsLanguages(category.translations(), now.translations()))
                        .isPresent());
        return same && (takesMore || after.size() == before.size());
    }

    /** Whether every text that there was is there as it was. */
    static boolean addsLanguages(Map<String, Object> before, Map<String, Object> after) {
        return before.entrySet().stream().allMatch(text -> text.getValue().equals(after.get(text.getKey())));
    }

    static Set<UUID> removed(List<Category> before, List<Category> after) {
        Set<UUID> gone = before.stream().map(Category::id).collect(Collectors.toSet());
        after.forEach(category -> gone.remove(category.id()));
        return gone;
    }

    /** What a change of the categories is called in the log; empty when they stay as they are. */
    static Optional<String> logName(List<Category> before, List<Category> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (!removed(before, after).isEmpty()) {
            return Optional.of("category deleted");
        }
        return Optional.of(removed(after, before).isEmpty() ? "category updated" : "category added");
    }

    private static Category category(TraitDraft.CategoryDraft draft, List<Category> stored) {
        int rank = Objects.requireNonNullElse(draft.rank(), 0);
        if (rank <= 0) {
            throw Problem.rule("rank", "rank_form", "A category has a rank above 0");
        }
        Map<String, Object> texts = Translations.of(draft.translations());
        if (!Translations.has(texts, "name")) {
            throw Problem.rule("translations", "name_required", "A category has a name in at least one language");
        }
        UUID given = draft.id();
        if (given != null && stored.stream().noneMatch(category -> category.id().equals(given))) {
            throw Problem.rule("id", "unknown_category", "This trait has no such category");
        }
        UUID id = given != null
                ? given
                : stored.stream()
                        .filter(category -> category.rank() == rank)
                        .map(Category::id)
                        .findFirst()
                        .orElseGet(UuidCreator::getTimeOrderedEpoch);
        return new Category(id, rank, texts, draft.bibreferenceId());
    }

    private static void requireDistinct(List<Category> categories, Violations broken) {
        Set<Integer> ranks = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        Map<String, Set<String>> names = new HashMap<>();
        for (Category category : categories) {
            broken.require(
                    ranks.add(category.rank()) && ids.add(category.id()),
                    "categories",
                    "duplicate_rank",
                    "Two categories have the rank " + category.rank());
            Translations.names(category.translations())
                    .forEach((language, name) -> broken.require(
                            names.computeIfAbsent(language, any -> new HashSet<>())
                                    .add(name.toLowerCase(Locale.ROOT)),
                            "categories",
                            "duplicate_category",
                            "Two categories are called " + name));
        }
    }
}
