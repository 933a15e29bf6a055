package org.biotrail.lab.container;

import java.util.Map;
import java.util.Optional;
import org.biotrail.lab.container.ContainerMap.Position;

/** The map of a container as a picture (SVG): one square a position, its code in it, a tooltip with what stands there. */
final class MapDrawing {
    private static final int CELL = 96;
    private static final int EDGE = 8;
    private static final Map<String, String> COLOURS = Map.of("suspect", "#f7e3b0", "not_ok", "#f2c6c2");

    private MapDrawing() {}

    static String of(ContainerMap map, String code) {
        int columns = Optional.ofNullable(map.columns()).orElse(1);
        int rows = Optional.ofNullable(map.rows()).orElse(1);
        boolean byRow = !"by_column".equals(map.fillOrder());
        int width = columns * CELL + 2 * EDGE;
        int height = rows * CELL + 2 * EDGE;
        StringBuilder drawing = new StringBuilder()
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        .formatted(width, height, width, height))
                .append("<title>%s</title>".formatted(escaped(code)))
                .append("<g font-family=\"sans-serif\" font-size=\"11\" text-anchor=\"middle\">");
        int n = 0;
        for (Position position : map.positions()) {
            int column = byRow ? n % columns : n / rows;
            int row = byRow ? n / columns : n % rows;
            drawing.append(square(position, EDGE + column * CELL, EDGE + row * CELL));
            n++;
        }
        return drawing.append("</g></svg>").toString();
    }

    private static String square(Position position, int x, int y) {
        String code = escaped(Optional.ofNullable(position.code()).orElse(""));
        String name = escaped(position.position());
        String colour =
                position.occupied() ? COLOURS.getOrDefault(String.valueOf(position.status()), "#cfe8d5") : "#ffffff";
        return """
                <g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" fill="%s" stroke="#555"/>\
                <text x="%d" y="%d" fill="#555">%s</text><text x="%d" y="%d">%s</text></g>""".formatted(
                        (name + " " + code).strip(),
                        x,
                        y,
                        CELL,
                        CELL,
                        colour,
                        x + CELL / 2,
                        y + 16,
                        name,
                        x + CELL / 2,
                        y + CELL / 2 + 8,
                        code);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
