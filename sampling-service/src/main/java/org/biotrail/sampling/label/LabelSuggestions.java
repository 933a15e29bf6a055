package org.biotrail.sampling.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** For an import: the labels that malformed codes may mean, where one repair gives exactly one; never applied. */
public record LabelSuggestions(Map<String, String> byText) {

    /** Looks up the repairs of all malformed texts by one statement. */
    public static LabelSuggestions of(Collection<String> texts, ImportRun run) {
        Map<String, Set<String>> repairs = new HashMap<>();
        texts.stream()
                .filter(LabelSuggestions::isMalformed)
                .forEach(text -> repairs.put(text, LabelCode.repairs(text)));
        List<String> wanted =
                repairs.values().stream().flatMap(Set::stream).distinct().toList();
        Set<String> known = new HashSet<>();
        if (!wanted.isEmpty()) {
            run.query("select code from label where code = any ($1)", (Object) wanted.toArray(String[]::new))
                    .forEach(row -> known.add(row.getString(0)));
        }
        Map<String, String> suggestions = new HashMap<>();
        repairs.forEach((text, all) -> {
            List<String> there = new ArrayList<>(all);
            there.retainAll(known);
            if (there.size() == 1) {
                suggestions.put(text, there.get(0));
            }
        });
        return new LabelSuggestions(suggestions);
    }

    /** The violation with the label that the text may mean, where it is about a malformed code. */
    public Violation in(Violation violation, String text) {
        String meant = byText.get(text);
        return meant == null || !violation.code().equals("code_malformed")
                ? violation
                : new Violation(
                        violation.field(), violation.code(), violation.message() + "; " + meant + " may be meant");
    }

    private static boolean isMalformed(String text) {
        try {
            LabelCode.parse(text);
            return false;
        } catch (Problem malformed) {
            return true;
        }
    }
}
