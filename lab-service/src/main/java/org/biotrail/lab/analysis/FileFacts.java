package org.biotrail.lab.analysis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the database knows of what a file is compared with. */
record FileFacts(
        @Nullable Instrument instrument,
        @Nullable Instant preparedAt,
        @Nullable String sampleCode,
        List<String> sameBytes,
        List<String> codesInName,
        boolean locked) {

    record Instrument(
            @Nullable String modelAccession,
            @Nullable String serialNumber,
            @Nullable String timeZone) {}

    /**
     * @param self the analysis itself
     * @param codes what reads as a sample's code in the file's name
     */
    record Question(
            UUID self,
            UUID massSpectrometerId,
            @Nullable UUID aliquotId,
            @Nullable UUID extractId,
            @Nullable UUID datasetId,
            @Nullable String sha256,
            List<String> codes) {}

    static final String SQL = """
            select cast(jsonb_build_object(
              'instrument', (select to_jsonb(i) from (select model_accession, serial_number, time_zone
                               from mass_spectrometer where id = q.mass_spectrometer_id) i),
              'prepared_at', coalesce((select a.prepared_at from aliquot a where a.id = q.aliquot_id),
                                      (select e.extracted_at from extract e where e.id = q.extract_id)),
              'sample_code', (select f.code from extract e join field_sample_copy f on f.id = e.field_sample_id
                               where e.id = coalesce(q.extract_id, (select a.extract_id from aliquot a where a.id = q.aliquot_id))),
              'same_bytes', (select coalesce(jsonb_agg(case when may_see('analysis', y.id) then y.filename else 'another file' end
                                  order by y.filename), jsonb_build_array()) from analysis y where y.file_sha256 = q.sha256 and y.id <> q.self),
              'codes_in_name', (select coalesce(jsonb_agg(f.code order by f.code), jsonb_build_array()) from field_sample_copy f
                                 where f.code = any(q.codes) and may_see('field_sample', f.id)),
              'locked', coalesce((select d.locked from dataset_copy d where d.id = q.dataset_id), false)) as text)
              from jsonb_to_record(from_json($1)) as q(self uuid, mass_spectrometer_id uuid, aliquot_id uuid, extract_id uuid,
                     dataset_id uuid, sha256 text, codes text[])""";
}
