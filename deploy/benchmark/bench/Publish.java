import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Tells made-up changes on the four topics, as the services do: {@code Publish <broker> <count> <rate> <subjects>
 * <causer>}; rate 0 is as fast as it goes. Prints how many the broker has.
 */
public final class Publish {
    private static final String[] SERVICES = {"catalog", "sampling", "lab", "tracker"};

    private Publish() {}

    public static void main(String[] arguments) {
        long count = Long.parseLong(arguments[1]);
        double rate = Double.parseDouble(arguments[2]);
        int subjects = Integer.parseInt(arguments[3]);
        String causer = arguments[4];
        AtomicLong acknowledged = new AtomicLong();
        long began = System.nanoTime();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[0], "acks", "all", "compression.type", "lz4"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (long n = 0; n < count; n++) {
                if (rate > 0) {
                    LockSupport.parkNanos(began + (long) (n * 1e9 / rate) - System.nanoTime());
                }
                producer.send(change(n, subjects, causer), (stored, failure) -> {
                    if (failure == null) {
                        acknowledged.incrementAndGet();
                    }
                });
            }
        }
        System.out.println(acknowledged.get());
    }

    private static ProducerRecord<String, byte[]> change(long n, int subjects, String causer) {
        long subject = n % subjects;
        long version = n / subjects + 1;
        String service = SERVICES[(int) (subject % SERVICES.length)];
        String id = new UUID(causer.hashCode(), subject).toString();
        String name = "Benchia species" + subject;
        String data = """
                {"subject_type": "herb", "subject_id": "%s", "subject_label": "%s", "action": "%s", "version": %d,
                 "log_name": "default", "comment": "", "causer": {"type": "user", "id": "%s", "name": "Bench"},
                 "attributes": {"height": %d.50, "notes": "seen again"}, "old": {"height": %d.50, "notes": "seen"},
                 "data": {"id": "%s", "version": %d, "name": "%s", "author": "L.", "rank": "species", "valid": true,
                          "height": %d.50, "notes": "seen again", "created_at": "2026-01-01T00:00:00Z", "created_by": "%s"}}
                """.formatted(
                        id, name, version == 1 ? "add" : "edit", version, causer, version, version - 1, id, version, name, version, causer);
        ProducerRecord<String, byte[]> change = new ProducerRecord<>(
                "biotrail." + service + ".changes", "herb/" + id, data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/" + service,
                        "ce_type", "org.biotrail.herb." + (version == 1 ? "add" : "edit"),
                        "ce_subject", "herb/" + id,
                        "ce_time", Instant.now().truncatedTo(ChronoUnit.MICROS).toString(),
                        "content-type", "application/json")
                .forEach((header, value) -> change.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return change;
    }
}
