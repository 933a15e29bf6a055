package org.biotrail.kit.problem;

/**
 * One broken rule, as it stands in {@code violations[]} of an answer.
 *
 * @param field the field of the body, parameter or column, in the words of the API; empty when the rule concerns the
 *     whole thing
 * @param code the rule's word, one of the catalogue in {@code docs/api/errors.md}
 * @param message a sentence for people
 */
public record Violation(String field, String code, String message) {}
