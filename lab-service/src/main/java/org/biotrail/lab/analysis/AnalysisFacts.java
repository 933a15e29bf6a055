package org.biotrail.lab.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.biotrail.lab.batch.BatchFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of the things that an analysis refers to.
 *
 * @param existing another analysis of this id or file name
 * @param existingSeen whether whoever acts may see that one
 */
record AnalysisFacts(
        int n,
        @Nullable Parent aliquot,
        @Nullable Parent extract,
        @Nullable BatchFacts batch,
        @Nullable BatchFacts msBatch,
        @Nullable Method method,
        @Nullable Instrument instrument,
        @Nullable UUID existing,
        boolean existingSeen,
        boolean aliasTaken) {

    /**
     * What is injected.
     *
     * @param available volume in the base unit, null where nobody noted one
     */
    record Parent(
            UUID id,
            String code,
            String kind,
            @Nullable String controlKind,
            String status,
            String stage,
            @Nullable UUID datasetId,
            @Nullable UUID projectId,
            @Nullable Instant preparedAt,
            @Nullable BigDecimal available,
            BigDecimal used,
            boolean locked) {}

    record Method(UUID id, String name, @Nullable String polarity, boolean retired) {}

    record Instrument(UUID id, String code, boolean retired) {}

    static final String SQL = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
              'n', a.n,
              'aliquot', (select to_jsonb(p) from (
                 select q.id, q.code, e.kind, e.control_kind, q.status, e.stage, q.dataset_id, q.project_id, q.prepared_at,
                        in_base(q.volume, q.volume_unit) as available,
                        (select coalesce(sum(in_base(y.injection_volume, y.injection_volume_unit)), 0) from analysis y
                          where y.aliquot_id = q.id and y.state <> 'planned' and y.id is distinct from a.self) as used,
                        coalesce((select d.locked from dataset_copy d where d.id = q.dataset_id), false) as locked
                   from aliquot q join extract e on e.id = q.extract_id where q.id = a.aliquot_id) p),
              'extract', (select to_jsonb(p) from (
                 select e.id, e.code, e.kind, e.control_kind, e.status, e.stage, e.dataset_id, e.project_id, e.extracted_at as prepared_at,
                        null as available, 0 as used,
                        coalesce((select d.locked from dataset_copy d where d.id = e.dataset_id), false) as locked
                   from extract e where e.id = a.extract_id) p),
              'batch', (select to_jsonb(b) from batch_facts b where b.id = a.batch_id),
              'ms_batch', (select to_jsonb(b) from batch_facts b where b.id = a.ms_batch_id),
              'method', (select to_jsonb(m) from (select id, name, polarity, retired from injection_method where id = a.injection_method_id) m),
              'instrument', (select to_jsonb(i) from (select id, code, retired from mass_spectrometer where id = a.mass_spectrometer_id) i),
              'existing', other.id,
              'existing_seen', other.id is not null and may_see('analysis', other.id),
              'alias_taken', exists (select 1 from code_alias ca where ca.alias = a.filename)) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, self uuid, id uuid, filename text, aliquot_id uuid, extract_id uuid,
                     batch_id uuid, ms_batch_id uuid, injection_method_id uuid, mass_spectrometer_id uuid)
              left join lateral (select y.id from analysis y where (y.id = a.id or lower(y.filename) = lower(a.filename))
                 and y.id is distinct from a.self limit 1) other on true""";
}
