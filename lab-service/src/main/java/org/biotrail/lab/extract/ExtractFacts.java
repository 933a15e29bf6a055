package org.biotrail.lab.extract;

import java.time.Instant;
import java.util.UUID;
import org.biotrail.lab.batch.BatchFacts;
import org.biotrail.lab.bench.SampleFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of the things that an extract refers to.
 *
 * @param n the item asked about
 * @param existing an extract with the id or code given
 * @param aliasTaken whether the code given is another thing's alias
 * @param children aliquots, analyses and pooled uses of the extract at hand
 * @param weighed whether it has a weighing, which owns the weight
 * @param retiredVessel the name of the vessel's model, where that comes new and is not for new use
 */
record ExtractFacts(
        int n,
        @Nullable SampleFacts sample,
        @Nullable BatchFacts batch,
        @Nullable Method method,
        @Nullable String projectCode,
        @Nullable String requireDrying,
        @Nullable UUID existing,
        boolean aliasTaken,
        int children,
        boolean weighed,
        @Nullable Instant weighedAt,
        boolean pooledInCycle,
        @Nullable String retiredVessel) {

    record Method(UUID id, String name, boolean retired) {}

    /** The same without what stays as it was: only a new reference is judged. */
    ExtractFacts changed(boolean newBatch, boolean newMethod) {
        return new ExtractFacts(
                n,
                null,
                newBatch ? batch : null,
                newMethod ? method : null,
                projectCode,
                requireDrying,
                existing,
                aliasTaken,
                children,
                weighed,
                weighedAt,
                pooledInCycle,
                retiredVessel);
    }

    /** The same for an extract that a weighing begins. */
    ExtractFacts weighed(@Nullable Instant at) {
        return at == null
                ? this
                : new ExtractFacts(
                        n,
                        sample,
                        batch,
                        method,
                        projectCode,
                        requireDrying,
                        existing,
                        aliasTaken,
                        children,
                        weighed,
                        at,
                        pooledInCycle,
                        retiredVessel);
    }

    /** One row per item; {@code a.self} is the extract at hand when one is changed. */
    static final String SQL = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
              'n', a.n,
              'sample', (select to_jsonb(s) from sample_facts s where s.id = a.field_sample_id),
              'batch', (select to_jsonb(b) from batch_facts b where b.id = a.batch_id),
              'method', (select to_jsonb(m) from (select id, name, retired from extraction_method where id = a.extraction_method_id) m),
              'project_code', (select p.code from project_copy p where p.id = coalesce(a.project_id,
                 (select b.project_id from batch b where b.id = a.batch_id))),
              'require_drying', (select ps.require_drying from project_setting ps join sample_facts s on s.project_id = ps.project_id
                 where s.id = a.field_sample_id),
              'existing', (select e.id from extract e where e.id = a.id or e.code = a.code limit 1),
              'alias_taken', exists (select 1 from code_alias ca where ca.alias = a.code),
              'children', (select count(*) from aliquot q where q.extract_id = a.self)
                 + (select count(*) from analysis y where y.extract_id = a.self)
                 + (select count(*) from extract x where x.pooled_from @> array[a.self]),
              'weighed', w.id is not null,
              'weighed_at', w.weighed_at,
              'pooled_in_cycle', exists (
                with recursive source as (
                  select s as id from unnest(a.pooled_from) s
                  union select p from source join extract e on e.id = source.id cross join lateral unnest(e.pooled_from) p)
                select 1 from source where source.id = a.self),
              'retired_vessel', (select m.name from container_model m where m.id = a.vessel_model_id and m.retired
                 and m.id is distinct from (select e.vessel_model_id from extract e where e.id = a.self))) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, self uuid, id uuid, code text, field_sample_id uuid,
                     batch_id uuid, extraction_method_id uuid, project_id uuid, pooled_from uuid[], vessel_model_id uuid)
              left join weighing w on w.extract_id = a.self""";
}
