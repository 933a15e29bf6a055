package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads a GeoJSON geometry (RFC 7946) that is already parsed as JSON; a Feature stands for its geometry. */
final class GeoJsonGeometry {
    private final JsonNode node;
    private boolean ringClosed;

    GeoJsonGeometry(JsonNode node) {
        this.node = node.path("type").asText().equals("Feature") ? node.path("geometry") : node;
    }

    Footprint read() {
        Geometry geometry = geometry(node.path("type").asText(), node.path("coordinates"));
        List<Violation> remarks = ringClosed ? List.of(Footprint.ringClosed()) : List.of();
        return Footprint.checked(geometry, Optional.empty(), remarks);
    }

    private Geometry geometry(String type, JsonNode coordinates) {
        return switch (type) {
            case "Point" -> Footprint.FACTORY.createPoint(position(coordinates));
            case "LineString" -> Footprint.FACTORY.createLineString(line(coordinates));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                Footprint.FACTORY.createMultiPolygon(
                        parts(coordinates).stream().map(this::polygon).toArray(Polygon[]::new));
            case "MultiPoint", "MultiLineString", "GeometryCollection" -> throw Footprint.type("A " + type);
            default -> throw Footprint.syntax("'type' is the name of a GeoJSON geometry");
        };
    }

    private Polygon polygon(JsonNode rings) {
        List<LinearRing> read = parts(rings).stream().map(this::ring).toList();
        if (read.isEmpty()) {
            throw Footprint.type("An empty geometry");
        }
        return Footprint.FACTORY.createPolygon(
                read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode positions) {
        Coordinate[] places = positions(positions);
        if (places.length > 0 && !places[0].equals2D(places[places.length - 1])) {
            ringClosed = true;
            places = java.util.Arrays.copyOf(places, places.length + 1);
            places[places.length - 1] = places[0].copy();
        }
        if (places.length < 4) {
            throw Footprint.syntax("A ring has at least three places");
        }
        return Footprint.FACTORY.createLinearRing(places);
    }

    private Coordinate[] line(JsonNode positions) {
        Coordinate[] places = positions(positions);
        if (places.length < 2) {
            throw Footprint.syntax("A line has at least two places");
        }
        return places;
    }

    private Coordinate[] positions(JsonNode array) {
        if (array.size() > Footprint.MAX_VERTICES) {
            throw Problem.tooLarge("A geometry has at most 2 million vertices");
        }
        return parts(array).stream().map(GeoJsonGeometry::position).toArray(Coordinate[]::new);
    }

    private static List<JsonNode> parts(JsonNode array) {
        if (!array.isArray()) {
            throw Footprint.syntax("'coordinates' are nested otherwise than their type wants");
        }
        List<JsonNode> parts = new ArrayList<>(array.size());
        array.forEach(parts::add);
        return parts;
    }

    private static Coordinate position(JsonNode numbers) {
        if (!numbers.isArray()
                || numbers.size() < 2
                || !numbers.get(0).isNumber()
                || !numbers.get(1).isNumber()) {
            throw Footprint.syntax("A position is an array of longitude and latitude, both numbers");
        }
        double z =
                numbers.size() > 2 && numbers.get(2).isNumber() ? numbers.get(2).doubleValue() : Double.NaN;
        return new Coordinate(numbers.get(0).doubleValue(), numbers.get(1).doubleValue(), z);
    }
}
