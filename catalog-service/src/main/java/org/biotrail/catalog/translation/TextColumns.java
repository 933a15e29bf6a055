package org.biotrail.catalog.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;

/** Columns of a table that are texts in a language: {@code name.pt}, {@code description.en}; bare ones are in the default. */
public final class TextColumns {
    private static final String DEFAULT = "select code from language where is_default";

    private TextColumns() {}

    /**
     * Puts the texts of a row under {@code translations}.
     *
     * @param others columns that the import has besides
     * @throws Problem 422 {@code unknown_column} for what is neither
     */
    public static ObjectNode gathered(ObjectNode row, List<String> others, ImportRun run) {
        ObjectNode body = row.objectNode();
        for (Map.Entry<String, JsonNode> cell : row.properties()) {
            String column = cell.getKey();
            String[] parts = column.split("[._]", 2);
            boolean text = parts[0].equalsIgnoreCase("name") || parts[0].equalsIgnoreCase("description");
            if (others.contains(column)) {
                body.set(column, cell.getValue());
            } else if (text) {
                String language = parts.length == 1 ? byDefault(run) : Translations.code(parts[1]);
                body.withObjectProperty("translations")
                        .withObjectProperty(language)
                        .put(parts[0].toLowerCase(Locale.ROOT), cell.getValue().asText());
            } else {
                throw Problem.rule(column, "unknown_column", "There is no column " + column);
            }
        }
        return body;
    }

    /** The language of texts that name none. */
    public static String byDefault(ImportRun run) {
        return run.query(DEFAULT).iterator().next().getString(0);
    }
}
