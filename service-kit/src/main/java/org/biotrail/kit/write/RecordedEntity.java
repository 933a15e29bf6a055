package org.biotrail.kit.write;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;

/**
 * What every thing on record has. {@code created_at}, {@code created_by}, {@code updated_at} and {@code updated_by} are
 * columns that the database fills from the transaction's actor; entities do not carry them.
 */
@MappedSuperclass
public abstract class RecordedEntity extends PanacheEntityBase {
    /** UUIDv7 (RFC 9562), so that new rows stand beside each other in the index. */
    @Id
    public UUID id = UuidCreator.getTimeOrderedEpoch();

    /** Counts the changes, from 1; the entity tag of the API. */
    @Version
    public long version = 1;
}
