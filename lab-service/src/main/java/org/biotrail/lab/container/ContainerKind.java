package org.biotrail.lab.container;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a container is; the kinds from building to shelf stand still. */
enum ContainerKind {
    BUILDING,
    ROOM,
    FREEZER,
    FRIDGE,
    CABINET,
    SHELF,
    RACK,
    BOX,
    PLATE,
    TRAY,
    BAG,
    TUBE,
    VIAL,
    OTHER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ContainerKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** A tube or vial holds one material, without positions. */
    boolean holdsOne() {
        return this == TUBE || this == VIAL;
    }
}
