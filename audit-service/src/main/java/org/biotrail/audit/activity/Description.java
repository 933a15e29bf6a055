package org.biotrail.audit.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.change.ChangeEvent;

/**
 * What happened, as one sentence for people: {@code Ana Souza changed the identification of 3405-Silva-Plot}. It is
 * made once, of the event alone, so that a replayed topic gives the same sentence.
 */
final class Description {
    /** So many changed fields are named; of more the number is told. */
    private static final int NAMED_FIELDS = 3;

    /** Log names that say what was done to what: {@code identification updated}, {@code container moved}. */
    private static final Pattern DEED = Pattern.compile("(?<what>.+) (?<deed>[a-z]+ed|placed)");

    /** Log names in which the deed is done to the subject itself, with the words of the sentence. */
    private static final Map<String, String> WHOLE = Map.of(
            "container moved", "moved",
            "thing placed", "placed",
            "thing removed", "removed",
            "checked out", "checked out",
            "checked in", "checked in",
            "label state", "changed the state of");

    private Description() {}

    static String of(ChangeEvent event) {
        String who = event.causer().type().equals("system") ? system(event.causer()) : name(event.causer());
        return who + " " + deed(event);
    }

    private static String deed(ChangeEvent event) {
        boolean named = event.action().equals(event.subjectType());
        String what = (named ? "" : words(event.subjectType()) + " ") + event.subjectLabel();
        return switch (event.action()) {
            case "add" -> "added " + what;
            case "delete" -> "deleted " + what;
            case "download" -> "downloaded " + what;
            case "request" -> "requested " + what;
            case "edit" -> edited(event, what);
            default -> event.action() + " " + what;
        };
    }

    private static String edited(ChangeEvent event, String what) {
        if (event.logName().equals("default")) {
            return "changed " + fields(event) + " of " + what;
        }
        String whole = WHOLE.get(event.logName());
        if (whole != null) {
            return whole + " " + what;
        }
        Matcher deed = DEED.matcher(event.logName());
        if (!deed.matches()) {
            return "changed " + what + " (" + event.logName() + ")";
        }
        String verb = deed.group("deed").equals("updated") ? "changed" : deed.group("deed");
        return verb + " the " + deed.group("what") + " of " + event.subjectLabel();
    }

    private static String fields(ChangeEvent event) {
        List<String> changed = new ArrayList<>();
        event.attributes().fieldNames().forEachRemaining(field -> changed.add(words(field)));
        if (changed.isEmpty()) {
            return "something";
        }
        if (changed.size() > NAMED_FIELDS) {
            return changed.size() + " fields";
        }
        String last = changed.remove(changed.size() - 1);
        return changed.isEmpty() ? last : String.join(", ", changed) + " and " + last;
    }

    private static String system(ChangeEvent.Causer causer) {
        if (causer.id().equals("anonymous")) {
            return "Somebody";
        }
        return causer.name().isBlank() || causer.name().equals("system")
                ? "The system"
                : "The system (" + causer.name() + ")";
    }

    private static String name(ChangeEvent.Causer causer) {
        return causer.name().isBlank() ? causer.id() : causer.name();
    }

    private static String words(String name) {
        return name.endsWith("_id") ? name.substring(0, name.length() - 3).replace('_', ' ') : name.replace('_', ' ');
    }
}
