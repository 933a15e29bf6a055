package org.biotrail.lab.instrument;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.Counters;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.biotrail.lab.code.Numbered;
import org.jspecify.annotations.Nullable;

/** Registers mass spectrometers, with the code on their label or the next one. */
@ApplicationScoped
class Instruments {
    private static final String PREFIX = "ms_";
    private static final String KNOWN = """
            select cast(coalesce(jsonb_agg(jsonb_build_object('n', a.n, 'existing',
                (select m.id from mass_spectrometer m where m.id = a.id or m.code = a.code limit 1),
                'room_kind', (select c.kind from container_view c where c.id = a.room)) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, id uuid, code text, room uuid)""";

    private record Question(
            int n,
            @Nullable UUID id,
            @Nullable String code,
            @Nullable UUID room) {}

    private record Known(
            int n, @Nullable UUID existing, @Nullable String roomKind) {

        /** An instrument stands in a room. */
        void check(Item<?> item) {
            item.violations()
                    .require(
                            roomKind == null || roomKind.equals("room"),
                            "room_id",
                            "unknown_kind",
                            "An instrument stands in a container of kind room");
        }
    }

    /** Makes an instrument of every sound item. */
    Uni<?> make(Tables tables, List<Item<MassSpectrometer.Draft>> items) {
        List<Item<MassSpectrometer.Draft>> sound =
                items.stream().filter(Item::isSound).toList();
        if (sound.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> new Question(
                        n,
                        sound.get(n).givenId().orElse(null),
                        sound.get(n).givenCode().map(LabCode::normal).orElse(null),
                        sound.get(n).draft().roomId()))
                .toList();
        return tables.ask(KNOWN, questions).flatMap(rows -> {
            List<Known> known = Rows.list(rows, Known.class);
            Map<Item<?>, MassSpectrometer> made = new LinkedHashMap<>();
            IntStream.range(0, sound.size())
                    .filter(n -> sound.get(n).isNew(known.get(n).existing(), false))
                    .forEach(n -> {
                        known.get(n).check(sound.get(n));
                        grow(sound.get(n), made);
                    });
            return name(tables, made).chain(() -> tables.insert("mass_spectrometer", made.values()));
        });
    }

    private static void grow(Item<MassSpectrometer.Draft> item, Map<Item<?>, MassSpectrometer> made) {
        MassSpectrometer instrument = new MassSpectrometer();
        item.givenId().ifPresent(id -> instrument.id = id);
        item.check(() -> instrument.apply(item.draft()));
        item.givenCode()
                .ifPresent(text -> item.check(() -> instrument.code =
                        LabCode.parse("code", text, Form.MASS_SPECTROMETER).text()));
        if (item.isSound()) {
            item.becomes(instrument.id);
            made.put(item, instrument);
        }
    }

    private static Uni<Void> name(Tables tables, Map<Item<?>, MassSpectrometer> made) {
        List<LabCode> given = new ArrayList<>();
        List<MassSpectrometer> waiting = new ArrayList<>();
        made.forEach((item, instrument) -> {
            if (item.givenCode().isPresent()) {
                given.add(LabCode.parse("code", instrument.code));
            } else {
                waiting.add(instrument);
            }
        });
        Map<String, Integer> asked = waiting.isEmpty() ? Map.of() : Map.of(PREFIX, waiting.size());
        return Counters.raise(tables, given)
                .chain(() -> Counters.take(tables, asked))
                .invoke(firsts -> {
                    int next = firsts.getOrDefault(PREFIX, 0);
                    for (MassSpectrometer instrument : waiting) {
                        instrument.code = new Numbered(PREFIX, next++).toString();
                    }
                })
                .replaceWithVoid();
    }

    /** Changes one instrument, loaded in the session of the request. */
    Uni<MassSpectrometer> change(Tables tables, UUID id, Item<MassSpectrometer.Draft> item) {
        return tables.ask(
                        KNOWN, List.of(new Question(0, null, null, item.draft().roomId())))
                .invoke(rows -> Rows.list(rows, Known.class).get(0).check(item))
                .chain(() -> MassSpectrometer.<MassSpectrometer>findById(id))
                .invoke(instrument -> item.check(() -> instrument.change(item.draft())));
    }

    /** Changes instruments that rows of an import met. */
    Uni<Set<UUID>> change(Tables tables, List<Met<MassSpectrometer.Draft>> met) {
        List<MassSpectrometer> instruments =
                met.stream().map(one -> one.thing(MassSpectrometer.class)).toList();
        List<Question> questions = IntStream.range(0, met.size())
                .mapToObj(n ->
                        new Question(n, null, null, met.get(n).item().draft().roomId()))
                .toList();
        return tables.ask(KNOWN, questions).flatMap(rows -> {
            List<Known> known = Rows.list(rows, Known.class);
            IntStream.range(0, met.size()).forEach(n -> {
                Item<MassSpectrometer.Draft> item = met.get(n).item();
                known.get(n).check(item);
                item.check(() -> instruments.get(n).change(item.draft()));
            });
            return tables.update("mass_spectrometer", Bench.sound(met, instruments));
        });
    }
}
