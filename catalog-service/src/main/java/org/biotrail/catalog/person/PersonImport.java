package org.biotrail.catalog.person;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Imports persons; a person is met again by the abbreviation. */
@ApplicationScoped
class PersonImport implements RowImport {
    private static final String KNOWN = """
            select g.place::int, person_abbreviation_key(g.abbreviation) as key, p.id, p.version,
                   p.created_by = $2 or exists (select from user_copy u where u.id = $2 and u.person_id = p.id) as own
            from unnest($1::text[]) with ordinality g(abbreviation, place)
            left join person p on person_abbreviation_key(p.abbreviation) = person_abbreviation_key(g.abbreviation)""";
    private static final String ALIKE = """
            with given as materialized (
                select g.*, biotrail.fold(full_name) as name, biotrail.fold(abbreviation) as short
                from unnest($1::text[], $2::text[]) with ordinality g(full_name, abbreviation, place))
            select o.place::int, g.full_name, g.abbreviation
            from given o join given g on g.place < o.place and left(g.name, 1) = left(o.name, 1)
            where similarity(g.name, o.name) >= 0.55 or similarity(g.short, o.short) >= 0.55
            union all
            select g.place::int, p.full_name, p.abbreviation
            from given g,
                 lateral (select * from person_similar(g.full_name, g.abbreviation) limit 1) s
            join person p on p.id = s.id""";
    private static final String FIELDS = """
            unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::uuid[], $10::uuid[])
            g(id, full_name, abbreviation, email, orcid, institution, inat_login, notes, institution_id,
              biocollection_id)""";
    private static final String INSERT =
            "insert into person (id, full_name, abbreviation, email, orcid, institution, inat_login, notes, institution_id,"
                    + " biocollection_id) select * from "
                    + FIELDS;
    private static final String UPDATE = """
            update person p
            set full_name = g.full_name, email = coalesce(g.email, p.email), orcid = coalesce(g.orcid, p.orcid),
                institution = case when g.institution_id is null then coalesce(g.institution, p.institution) end,
                institution_id = case when g.institution is null then coalesce(g.institution_id, p.institution_id) end,
                biocollection_id = coalesce(g.biocollection_id, p.biocollection_id),
                inat_login = coalesce(g.inat_login, p.inat_login), notes = coalesce(g.notes, p.notes)
            from %s where p.id = g.id
            returning p.id, p.version""".formatted(FIELDS);

    /** A row that could be read, and what is known of its person. */
    private record Candidate(StagedRow row, Person person) {}

    @Override
    public String things() {
        return "persons";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "full_name", "abbreviation", "email", "orcid", "institution", "biocollection", "inat_login", "notes");
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(
                "on_similar",
                ImportOption.words(
                        "refuse: rows of persons who are like others fail; else they are stored with a warning",
                        "warn",
                        "refuse"));
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        List<RowOutcome> outcomes = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        Places places = Places.of(rows, run);
        for (StagedRow row : rows) {
            try {
                candidates.add(new Candidate(row, new Person().apply(draft(row, places))));
            } catch (Problem broken) {
                outcomes.add(RowOutcome.failed(row.number(), broken.violations()));
            }
        }
        List<StagedRow> later = new ArrayList<>();
        if (!candidates.isEmpty()) {
            store(candidates, later, outcomes, run);
        }
        if (!later.isEmpty()) {
            outcomes.addAll(store(later, run));
        }
        return outcomes;
    }

    /** Rows whose person another row of the batch makes come {@code later}, when that one is stored. */
    private static void store(
            List<Candidate> candidates, List<StagedRow> later, List<RowOutcome> outcomes, ImportRun run) {
        List<Candidate> added = new ArrayList<>();
        List<Candidate> changed = new ArrayList<>();
        Map<UUID, Long> versions = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (Row row : run.query(
                KNOWN,
                texts(candidates, person -> person.abbreviation),
                run.actor().id())) {
            Candidate candidate = candidates.get(row.getInteger("place") - 1);
            int number = candidate.row().number();
            if (!keys.add(row.getString("key"))) {
                later.add(candidate.row());
            } else if (row.getUUID("id") == null) {
                added.add(candidate);
            } else if (run.onConflict() == ImportRun.OnConflict.UPDATE) {
                if (row.getBoolean("own") || run.actor().isSuperAdmin()) {
                    candidate.person().id = row.getUUID("id");
                    versions.put(row.getUUID("id"), row.getLong("version"));
                    changed.add(candidate);
                } else {
                    outcomes.add(failed(number, "", "not_the_creator", "Another user has entered this person"));
                }
            } else if (run.onConflict() == ImportRun.OnConflict.SKIP) {
                outcomes.add(RowOutcome.skipped(number, "duplicate_abbreviation", "There is such a person"));
            } else {
                outcomes.add(failed(
                        number, "abbreviation", "duplicate_abbreviation", "Another person has this abbreviation"));
            }
        }
        insert(added, outcomes, run);
        update(changed, versions, outcomes, run);
    }

    private static void insert(List<Candidate> added, List<RowOutcome> outcomes, ImportRun run) {
        if (added.isEmpty()) {
            return;
        }
        boolean refuse = "refuse".equals(run.options().get("on_similar"));
        Map<Integer, Violation> alike = new HashMap<>();
        run.query(ALIKE, texts(added, person -> person.fullName), texts(added, person -> person.abbreviation))
                .forEach(row -> alike.put(
                        row.getInteger(0) - 1,
                        new Violation(
                                "full_name",
                                "likely_duplicate",
                                row.getString(1) + " (" + row.getString(2) + ") may be the same person")));
        List<Candidate> stored = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            Candidate candidate = added.get(i);
            int number = candidate.row().number();
            Optional<Violation> like = Optional.ofNullable(alike.get(i));
            if (like.isPresent() && refuse) {
                outcomes.add(RowOutcome.failed(number, List.of(like.get())));
                continue;
            }
            candidate.person().id = UuidCreator.getTimeOrderedEpoch();
            stored.add(candidate);
            outcomes.add(RowOutcome.created(number, candidate.person().id.toString())
                    .warned(like.map(List::of).orElse(List.of())));
        }
        run.query(INSERT, fields(stored));
    }

    private static void update(
            List<Candidate> changed, Map<UUID, Long> versions, List<RowOutcome> outcomes, ImportRun run) {
        if (changed.isEmpty()) {
            return;
        }
        Map<UUID, Long> after = new HashMap<>();
        run.query(UPDATE, fields(changed)).forEach(row -> after.put(row.getUUID(0), row.getLong(1)));
        changed.forEach(candidate -> {
            UUID id = candidate.person().id;
            int number = candidate.row().number();
            outcomes.add(
                    Objects.equals(versions.get(id), after.get(id))
                            ? RowOutcome.unchanged(number, id.toString())
                            : RowOutcome.updated(number, id.toString()));
        });
    }

    /** Where the persons of a batch work, by the texts that say so. */
    private record Places(Map<String, List<String>> institutions, Map<String, List<String>> biocollections) {
        static Places of(List<StagedRow> rows, ImportRun run) {
            return new Places(known("institution", rows, run), known("biocollection", rows, run));
        }

        private static Map<String, List<String>> known(String thing, List<StagedRow> rows, ImportRun run) {
            List<String> texts = rows.stream()
                    .flatMap(row -> row.text(thing).stream())
                    .distinct()
                    .toList();
            return texts.isEmpty() ? Map.of() : run.resolve(thing, texts);
        }

        /** One that is not known here stays what it is in words. */
        Optional<UUID> institution(StagedRow row) {
            return row.text("institution")
                    .map(text -> institutions.getOrDefault(text, List.of()))
                    .filter(ids -> ids.size() == 1)
                    .map(ids -> UUID.fromString(ids.get(0)));
        }

        Optional<UUID> biocollection(StagedRow row) {
            return row.text("biocollection").map(text -> {
                List<String> ids = biocollections.getOrDefault(text, List.of());
                if (ids.size() != 1) {
                    throw Problem.rule("biocollection", "unknown_reference", "No biocollection is known as " + text);
                }
                return UUID.fromString(ids.get(0));
            });
        }
    }

    private static PersonDraft draft(StagedRow row, Places places) {
        Optional<UUID> institution = places.institution(row);
        return new PersonDraft(
                row.text("full_name"),
                row.text("abbreviation"),
                row.text("email"),
                row.text("orcid"),
                institution.orElse(null),
                institution.isPresent() ? Optional.empty() : row.text("institution"),
                places.biocollection(row).orElse(null),
                row.text("inat_login"),
                row.text("notes"));
    }

    private static Object[] fields(List<Candidate> rows) {
        return new Object[] {
            rows.stream().map(candidate -> candidate.person().id).toArray(UUID[]::new),
            texts(rows, person -> person.fullName),
            texts(rows, person -> person.abbreviation),
            texts(rows, person -> person.email),
            texts(rows, person -> person.orcid),
            texts(rows, person -> person.institution),
            texts(rows, person -> person.inatLogin),
            texts(rows, person -> person.notes),
            rows.stream().map(candidate -> candidate.person().institutionId).toArray(UUID[]::new),
            rows.stream().map(candidate -> candidate.person().biocollectionId).toArray(UUID[]::new)
        };
    }

    private static String[] texts(List<Candidate> rows, Function<Person, @Nullable String> field) {
        return rows.stream().map(candidate -> field.apply(candidate.person())).toArray(String[]::new);
    }

    private static RowOutcome failed(int number, String field, String code, String message) {
        return RowOutcome.failed(number, List.of(new Violation(field, code, message)));
    }
}
