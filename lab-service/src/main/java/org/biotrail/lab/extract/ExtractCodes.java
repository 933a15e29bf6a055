package org.biotrail.lab.extract;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.Counters;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.biotrail.lab.code.Numbered;
import org.biotrail.lab.code.Suffix;
import org.jspecify.annotations.Nullable;

/**
 * Gives extracts their codes: of a sample its next suffix, of a blank its batch's number or a fresh one, of a QC the
 * next number ({@code spec/lab.md} §1).
 */
final class ExtractCodes {
    private ExtractCodes() {}

    /** An extract that waits for its code, with what the code depends on. */
    record Nameless(Item<ExtractDraft> item, Extract extract, ExtractFacts facts) {

        boolean isOfSample() {
            return extract.kind.equals("sample");
        }

        /** The prefix whose counter gives the number. */
        String counter() {
            if (isOfSample()) {
                return Objects.requireNonNull(facts.sample()).code() + "_";
            }
            String project = project().map(code -> code + "_").orElse("");
            return extract.kind.equals("blank") ? project + "batch_" : project + "qc_";
        }

        private Optional<String> project() {
            return facts.sample() != null
                    ? LabCode.find(facts.sample().code()).flatMap(LabCode::project)
                    : batchCode().isPresent()
                            ? batchCode().flatMap(LabCode::project)
                            : Optional.ofNullable(facts.projectCode());
        }

        private Optional<LabCode> batchCode() {
            return Optional.ofNullable(facts.batch()).flatMap(batch -> LabCode.find(batch.code()));
        }

        /** A blank's code with the number of its batch. */
        Optional<String> likeItsBatch() {
            return extract.kind.equals("blank")
                    ? batchCode().map(batch -> new Numbered(blankPrefix(), batch.number()).toString())
                    : Optional.empty();
        }

        private String blankPrefix() {
            return project().map(code -> code + "_batch_blk_").orElse("blk_");
        }

        String code(int number) {
            if (isOfSample()) {
                return new Suffix(number)
                        .of(Objects.requireNonNull(facts.sample()).code());
            }
            return new Numbered(extract.kind.equals("blank") ? blankPrefix() : counter(), number).toString();
        }
    }

    /** Checks codes that were given, and gives the others one. */
    static Uni<Void> give(Tables tables, List<Nameless> extracts) {
        List<LabCode> given = new ArrayList<>();
        for (Nameless one : extracts) {
            one.item()
                    .givenCode()
                    .ifPresent(text -> one.item().check(() -> {
                        LabCode code = check(one, text);
                        one.extract().code = code.text();
                        given.add(code);
                    }));
        }
        List<Nameless> waiting = extracts.stream()
                .filter(one -> one.item().givenCode().isEmpty())
                .toList();
        return Counters.raise(tables, given)
                .chain(() -> likeBatches(tables, waiting))
                .chain(rest -> numbers(tables, rest));
    }

    private static LabCode check(Nameless one, String text) {
        LabCode code = LabCode.parse(
                "code",
                text,
                switch (one.extract().kind) {
                    case "blank" -> Form.BLANK;
                    case "qc" -> Form.QC;
                    default -> Form.EXTRACT;
                });
        if (one.isOfSample() && !code.prefix().equals(one.counter())) {
            one.item().violations().add("code", "parent_mismatch", code + " is not a code of this sample");
        }
        return code;
    }

    /** The first blank of a batch bears its number; answers who still has none. */
    private static Uni<List<Nameless>> likeBatches(Tables tables, List<Nameless> extracts) {
        Set<String> wanted = new LinkedHashSet<>();
        extracts.forEach(one -> one.likeItsBatch().ifPresent(wanted::add));
        return Counters.claim(tables, wanted).map(claimed -> {
            Set<String> free = new LinkedHashSet<>(claimed);
            return extracts.stream().filter(one -> !takes(one, free)).toList();
        });
    }

    private static boolean takes(Nameless one, Set<String> free) {
        @Nullable String code = one.likeItsBatch().filter(free::remove).orElse(null);
        if (code == null) {
            return false;
        }
        one.extract().code = code;
        return true;
    }

    private static Uni<Void> numbers(Tables tables, List<Nameless> extracts) {
        Map<String, Integer> asked = new TreeMap<>();
        extracts.forEach(one -> asked.merge(one.counter(), 1, Integer::sum));
        return Counters.take(tables, asked)
                .invoke(firsts -> {
                    Map<String, Integer> next = new TreeMap<>(firsts);
                    extracts.forEach(one -> one.item().check(() -> {
                        int number = next.merge(one.counter(), 1, Integer::sum) - 1;
                        one.extract().code = one.code(number);
                    }));
                })
                .replaceWithVoid();
    }
}
