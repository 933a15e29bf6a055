package org.biotrail.audit.activity;

import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.change.ChangeEvent;

/** Says an activity in one sentence for people: {@code Ana Souza changed the identification of 3405-Silva-Plot}. */
final class Sentence {
    private static final int NAMED_FIELDS = 3;

    private Sentence() {}

    static String of(ChangeEvent event) {
        String subject = words(event.subjectType()) + " " + event.subjectLabel();
        return event.causer().name()
                + switch (event.action()) {
                    case "add" -> " added " + subject;
                    case "edit" -> " changed " + changed(event) + " of " + subject;
                    case "delete" -> " deleted " + subject;
                    case "download" -> " downloaded " + subject;
                    case "request" -> " asked for " + subject;
                    default -> " did " + event.action() + " with " + subject;
                };
    }

    /** {@code the identification}, {@code author, rank and 2 more}. */
    private static String changed(ChangeEvent event) {
        if (event.logName().endsWith(" updated")) {
            return "the " + event.logName().substring(0, event.logName().length() - " updated".length());
        }
        List<String> fields = new ArrayList<>();
        event.attributes().fieldNames().forEachRemaining(field -> fields.add(words(field.replaceFirst("_id$", ""))));
        if (fields.isEmpty()) {
            return "nothing";
        }
        int more = fields.size() - NAMED_FIELDS;
        if (more > 0) {
            return String.join(", ", fields.subList(0, NAMED_FIELDS)) + " and " + more + " more";
        }
        String last = fields.remove(fields.size() - 1);
        return fields.isEmpty() ? last : String.join(", ", fields) + " and " + last;
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
