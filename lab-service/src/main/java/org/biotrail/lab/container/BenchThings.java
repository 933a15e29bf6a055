package org.biotrail.lab.container;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;

/** Finds things of any type by what stands on their label. */
@ApplicationScoped
public class BenchThings {
    private static final String FIND = """
            select cast(coalesce(jsonb_agg(jsonb_build_object('n', r.ordinality, 'text', r.value, 'type', m.type, 'id', m.id, 'code', v.code)
                     order by r.ordinality), jsonb_build_array()) as text)
              from jsonb_array_elements_text(from_json($1)) with ordinality r
              cross join lateral thing_matches(r.value) m
              join thing_view v on v.type = m.type and v.id = m.id
             where may_see(m.type, m.id)""";

    @Inject
    References references;

    /** A thing; {@code n} is its place in the question, from 1. */
    public record Found(int n, String text, String type, UUID id, String code) {}

    /** Asks sampling-service for samples among the codes that are not known here yet; before a transaction begins. */
    public Uni<Void> known(List<String> codes) {
        List<String> samples = codes.stream()
                .filter(code ->
                        LabCode.find(code).filter(c -> c.form() == Form.SAMPLE).isPresent())
                .toList();
        return samples.isEmpty()
                ? Uni.createFrom().voidItem()
                : references.resolveAll("field_sample", samples).replaceWithVoid();
    }

    /**
     * One thing for each text, in their order.
     *
     * @throws Problem 422 {@code unknown_reference} or {@code ambiguous_reference}, with the item's number
     */
    public Uni<List<Found>> find(Tables tables, List<String> codes) {
        return tables.ask(FIND, codes).map(rows -> {
            List<Found> found = Rows.list(rows, Found.class);
            return java.util.stream.IntStream.range(0, codes.size())
                    .mapToObj(i -> one(i, codes.get(i), found))
                    .toList();
        });
    }

    private static Found one(int index, String code, List<Found> all) {
        List<Found> fits = all.stream().filter(found -> found.n() == index + 1).toList();
        if (fits.isEmpty()) {
            LabCode.parse("items[" + index + "].code", code);
            throw Problem.rule("items[" + index + "].code", "unknown_reference", "Nothing is called " + code);
        }
        if (fits.size() > 1) {
            throw Problem.rule("items[" + index + "].code", "ambiguous_reference", "Several things are called " + code);
        }
        return fits.get(0);
    }
}
