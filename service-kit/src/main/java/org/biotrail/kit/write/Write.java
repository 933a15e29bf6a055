package org.biotrail.kit.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.access.Actor;

/**
 * One write at hand: who does it, what they should be warned of, and what else was done. Warnings are answered, never
 * stored.
 */
public final class Write {
    private final Actor actor;
    private final List<Map<String, Object>> warnings = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();

    Write(Actor actor) {
        this.actor = actor;
    }

    public Actor actor() {
        return actor;
    }

    /** Adds {@code {code, field, message}} to {@code warnings} of the answer. */
    public void warn(String code, String field, String message) {
        warn(code, field, message, Map.of());
    }

    /** The same with further members, for example {@code metres}. */
    public void warn(String code, String field, String message, Map<String, ?> members) {
        Map<String, Object> warning = new LinkedHashMap<>();
        warning.put("code", code);
        warning.put("field", field);
        warning.put("message", message);
        warning.putAll(members);
        warnings.add(warning);
    }

    /** Adds a member to the answer beside the thing, for example {@code adopted}: what else the write has done. */
    public void tell(String member, Object value) {
        members.put(member, value);
    }

    Map<String, Object> members() {
        return members;
    }

    public List<Map<String, Object>> warnings() {
        return List.copyOf(warnings);
    }
}
