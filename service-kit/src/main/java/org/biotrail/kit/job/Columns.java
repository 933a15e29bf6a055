package org.biotrail.kit.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.problem.Violations;

/** What a file's names of columns mean to an import: case and outer blanks aside, a column's name or an alias of it. */
final class Columns {
    private final RowImport rows;
    private final Map<String, String> known = new HashMap<>();

    Columns(RowImport rows) {
        this.rows = rows;
        rows.aliases().forEach((alias, column) -> known.put(alias.toLowerCase(Locale.ROOT), column));
        rows.columns().forEach(column -> known.put(column.toLowerCase(Locale.ROOT), column));
    }

    /** The column's own name; empty when the import knows none and takes no others. */
    Optional<String> canonical(String name) {
        String column = known.get(name.strip().toLowerCase(Locale.ROOT));
        if (column != null) {
            return Optional.of(column);
        }
        return rows.takesOtherColumns() && !name.isBlank() ? Optional.of(name.strip()) : Optional.empty();
    }

    /**
     * A table's header. Where two names mean one column the column's own name wins and the other is an other column.
     *
     * @throws Problem 422 {@code unknown_column} or {@code duplicate_column}, with all of them
     */
    List<String> header(List<String> names) {
        Violations broken = new Violations();
        Set<String> own = new HashSet<>();
        names.forEach(name -> own.add(name.strip().toLowerCase(Locale.ROOT)));
        Set<String> taken = new HashSet<>();
        List<String> header = new ArrayList<>();
        for (String name : names) {
            String column = canonical(name).orElse("");
            boolean loses = !column.equalsIgnoreCase(name.strip())
                    && (own.contains(column.toLowerCase(Locale.ROOT)) || taken.contains(column));
            String used = loses && rows.takesOtherColumns() ? name.strip() : column;
            if (used.isEmpty() && !(name.isBlank() && rows.takesOtherColumns())) {
                Violation unknown = unknown(name.strip());
                broken.add(unknown.field(), unknown.code(), unknown.message());
            } else if (!used.isEmpty() && !taken.add(used)) {
                broken.add(used, "duplicate_column", "Two columns of the file mean " + used);
            }
            header.add(used);
        }
        broken.throwIfAny();
        return header;
    }

    /** What is said of a name that nobody knows. */
    Violation unknown(String name) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return new Violation(
                shown,
                "unknown_column",
                (shown.isEmpty() ? "A column has no name" : "There is no column " + shown) + "; there are "
                        + String.join(", ", rows.columns()));
    }
}
