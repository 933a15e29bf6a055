package org.biotrail.lab.container;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;

/**
 * What stands in the containers of a model, as far as the model's shape must leave room for it.
 *
 * @param load of the fullest of its containers
 * @param positions that are taken in any of them
 */
record ModelFit(UUID id, int load, List<String> positions) {
    private static final String HELD = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
              'id', x.id,
              'load', (select coalesce(max(n), 0) from (select count(*) as n from placement p join container c on c.id = p.container_id
                         where c.container_model_id = x.id group by c.id) l),
              'positions', (select coalesce(jsonb_agg(distinct p.position), jsonb_build_array()) from placement p
                         join container c on c.id = p.container_id where c.container_model_id = x.id and p.position is not null))
              order by x.n), jsonb_build_array()) as text)
              from (select cast(i.value as uuid) as id, i.ordinality as n
                      from jsonb_array_elements_text(from_json($1)) with ordinality i) x""";

    /** One for each model, in their order. */
    static Uni<List<ModelFit>> held(Tables tables, List<ContainerModel> models) {
        return tables.ask(HELD, models.stream().map(model -> model.id).toList())
                .map(rows -> Rows.list(rows, ModelFit.class));
    }

    /** @throws Problem 409 {@code model_does_not_fit} */
    void check(ContainerModel model) {
        ContainerModel.Shape shape = model.shape();
        boolean room = !shape.isFinite() || shape.capacity() == null || load <= shape.capacity();
        boolean placed = positions.stream()
                .allMatch(position -> shape.grid()
                        .flatMap(grid -> grid.read(position))
                        .filter(position::equals)
                        .isPresent());
        if (!room || !placed) {
            throw Problem.conflict("rows", "model_does_not_fit", "What stands in its containers has no place in it");
        }
    }
}
