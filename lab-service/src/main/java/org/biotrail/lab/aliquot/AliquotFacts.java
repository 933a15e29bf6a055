package org.biotrail.lab.aliquot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.biotrail.lab.batch.BatchFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of the things that an aliquot refers to; of one that is changed, its own volume does not count
 * as used.
 */
record AliquotFacts(
        int n,
        @Nullable Parent extract,
        @Nullable BatchFacts batch,
        @Nullable UUID existing,
        boolean aliasTaken,
        int children,
        @Nullable String retiredVessel) {

    /**
     * The extract, locked.
     *
     * @param available what went into the vial, or else the solvent, in the base unit
     * @param used by its aliquots, discarded ones too
     * @param volumeBalance the project's setting
     */
    record Parent(
            UUID id,
            String code,
            String stage,
            String status,
            @Nullable UUID datasetId,
            @Nullable UUID projectId,
            @Nullable Instant extractedAt,
            @Nullable BigDecimal available,
            BigDecimal used,
            @Nullable String volumeBalance,
            boolean locked) {}

    /** The same where the batch stays what it was. */
    AliquotFacts withoutBatch() {
        return new AliquotFacts(n, extract, null, existing, aliasTaken, children, retiredVessel);
    }

    /** Aliquots of one extract are made one transaction after the other. */
    static final String LOCK = """
            select cast(count(locked.id) as text) from (
              select e.id from extract e
               where e.id in (select as_uuid(a.value ->> 'extract_id') from jsonb_array_elements(from_json($1)) a)
               order by e.id for no key update) locked""";

    static final String SQL = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
              'n', a.n,
              'extract', (select to_jsonb(p) from (
                 select e.id, e.code, e.stage, e.status, e.dataset_id, e.project_id, e.extracted_at,
                        coalesce(in_base(e.extract_volume, e.extract_volume_unit), in_base(e.solvent_volume, e.solvent_volume_unit)) as available,
                        (select coalesce(sum(in_base(q.volume, q.volume_unit)), 0) from aliquot q
                          where q.extract_id = e.id and q.id is distinct from a.self) as used,
                        (select s.volume_balance from project_setting s where s.project_id = e.project_id) as volume_balance,
                        coalesce((select d.locked from dataset_copy d where d.id = e.dataset_id), false) as locked
                   from extract e where e.id = a.extract_id) p),
              'batch', (select to_jsonb(b) from batch_facts b where b.id = a.batch_id),
              'existing', (select q.id from aliquot q where q.id = a.id or q.code = a.code limit 1),
              'alias_taken', exists (select 1 from code_alias ca where ca.alias = a.code),
              'children', (select count(*) from analysis y where y.aliquot_id = a.self),
              'retired_vessel', (select m.name from container_model m where m.id = a.vessel_model_id and m.retired
                 and m.id is distinct from (select q.vessel_model_id from aliquot q where q.id = a.self))) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, self uuid, id uuid, code text, extract_id uuid, batch_id uuid,
                     vessel_model_id uuid)""";
}
