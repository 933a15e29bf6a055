package org.biotrail.catalog.bibreference;

import java.text.Normalizer;
import java.util.Map;
import org.biotrail.kit.problem.Problem;

/** The LaTeX that stands in bibliographies, as Unicode: accents, special letters, dashes; other commands go. */
final class Latex {
    /** Deeper than that nobody nests braces; what does wants to do harm. */
    static final int DEEPEST = 50;

    /** Accents by command; the mark follows its letter. */
    private static final Map<String, String> ACCENTS = Map.ofEntries(
            Map.entry("`", "\u0300"),
            Map.entry("'", "\u0301"),
            Map.entry("^", "\u0302"),
            Map.entry("~", "\u0303"),
            Map.entry("=", "\u0304"),
            Map.entry("u", "\u0306"),
            Map.entry(".", "\u0307"),
            Map.entry("\"", "\u0308"),
            Map.entry("r", "\u030a"),
            Map.entry("H", "\u030b"),
            Map.entry("v", "\u030c"),
            Map.entry("d", "\u0323"),
            Map.entry("c", "\u0327"),
            Map.entry("k", "\u0328"),
            Map.entry("b", "\u0331"));

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("ss", "ß"),
            Map.entry("ae", "æ"),
            Map.entry("AE", "Æ"),
            Map.entry("oe", "œ"),
            Map.entry("OE", "Œ"),
            Map.entry("o", "ø"),
            Map.entry("O", "Ø"),
            Map.entry("l", "ł"),
            Map.entry("L", "Ł"),
            Map.entry("aa", "å"),
            Map.entry("AA", "Å"),
            Map.entry("i", "ı"),
            Map.entry("j", "ȷ"),
            Map.entry("dh", "ð"),
            Map.entry("DH", "Ð"),
            Map.entry("th", "þ"),
            Map.entry("TH", "Þ"),
            Map.entry("dj", "đ"),
            Map.entry("DJ", "Đ"),
            Map.entry("ng", "ŋ"),
            Map.entry("NG", "Ŋ"),
            Map.entry("textendash", "–"),
            Map.entry("textemdash", "—"),
            Map.entry("textquoteleft", "‘"),
            Map.entry("textquoteright", "’"),
            Map.entry("textquotedblleft", "“"),
            Map.entry("textquotedblright", "”"),
            Map.entry("textbackslash", "\\"),
            Map.entry("textasciitilde", "~"),
            Map.entry("textasciicircum", "^"),
            Map.entry("textunderscore", "_"),
            Map.entry("textdegree", "°"),
            Map.entry("degree", "°"),
            Map.entry("times", "×"),
            Map.entry("texttimes", "×"),
            Map.entry("pm", "±"),
            Map.entry("mu", "µ"),
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("ldots", "…"),
            Map.entry("dots", "…"),
            Map.entry("&", "&"),
            Map.entry("%", "%"),
            Map.entry("$", "$"),
            Map.entry("#", "#"),
            Map.entry("_", "_"),
            Map.entry("{", "{"),
            Map.entry("}", "}"),
            Map.entry(" ", " "),
            Map.entry(",", " "),
            Map.entry("\\", " "));

    private final String source;
    private int at;

    private Latex(String source) {
        this.source = source;
    }

    /** @throws Problem 422 {@code bibtex_syntax} for braces nested beyond reason */
    static String text(String latex) {
        String plain = new Latex(latex).group(0, false);
        return Normalizer.normalize(plain, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** A text so that it means itself within braces. */
    static String escaped(String text) {
        StringBuilder latex = new StringBuilder();
        text.chars().forEach(c -> {
            switch (c) {
                case '\\' -> latex.append("\\textbackslash{}");
                case '~' -> latex.append("\\textasciitilde{}");
                case '^' -> latex.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_', '{', '}' -> latex.append('\\').append((char) c);
                default -> latex.append((char) c);
            }
        });
        return latex.toString();
    }

    private String group(int depth, boolean braced) {
        if (depth > DEEPEST) {
            throw Problem.rule("bibtex", "bibtex_syntax", "Braces are nested too deep");
        }
        StringBuilder out = new StringBuilder();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '}') {
                at++;
                if (braced) {
                    break;
                }
            } else if (c == '{') {
                at++;
                out.append(group(depth + 1, true));
            } else if (c == '\\') {
                out.append(command(depth));
            } else if (!ligature(out, "---", "—")
                    && !ligature(out, "--", "–")
                    && !ligature(out, "``", "“")
                    && !ligature(out, "''", "”")) {
                at++;
                out.append(c == '~' ? " " : c == '$' ? "" : String.valueOf(c));
            }
        }
        return out.toString();
    }

    private boolean ligature(StringBuilder out, String latex, String sign) {
        boolean found = source.startsWith(latex, at);
        if (found) {
            at += latex.length();
            out.append(sign);
        }
        return found;
    }

    private String command(int depth) {
        String name = name();
        String accent = ACCENTS.get(name);
        if (accent == null) {
            return SYMBOLS.getOrDefault(name, "");
        }
        String letters = argument(depth);
        String base = letters.startsWith("ı") ? "i" + letters.substring(1) : letters;
        return base.isEmpty()
                ? ""
                : base.substring(0, base.offsetByCodePoints(0, 1))
                        + accent
                        + base.substring(base.offsetByCodePoints(0, 1));
    }

    /** The name after a backslash: letters and the blanks that end it, or one sign. */
    private String name() {
        at++;
        int start = at;
        while (at < source.length() && isLetter(source.charAt(at))) {
            at++;
        }
        if (at == start) {
            at = Math.min(at + 1, source.length());
            return source.substring(start, at);
        }
        String name = source.substring(start, at);
        skipBlanks();
        return name;
    }

    private String argument(int depth) {
        skipBlanks();
        if (at >= source.length()) {
            return "";
        }
        char c = source.charAt(at);
        if (c == '{') {
            at++;
            return group(depth + 1, true);
        }
        if (c == '\\') {
            return depth > DEEPEST ? "" : command(depth + 1);
        }
        int end = source.offsetByCodePoints(at, 1);
        String letter = source.substring(at, end);
        at = end;
        return letter;
    }

    private void skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
