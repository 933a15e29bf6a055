package org.biotrail.tracker.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/** Text of people in CommonMark with tables: stored as it was sent, harmless as HTML ({@code spec/tracker.md} §1). */
public record Markdown(String source) {
    private static final int LONGEST = 100_000;
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new Addresses())
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("rel", "noopener noreferrer nofollow ugc");
                }
                if (node instanceof Image) {
                    attributes.keySet().retainAll(List.of("src", "alt"));
                }
            })
            .build();

    /** @throws Problem 422 {@code too_long}, {@code format} */
    public static Markdown parse(String text) {
        return new Markdown(Text.lines(text, LONGEST));
    }

    /** HTML in which nothing runs: raw HTML of the source appears as text. */
    public String html() {
        return RENDERER.render(PARSER.parse(source));
    }

    /** Headers that keep even a mistake of ours from doing harm. */
    public static Map<String, String> headers() {
        return Map.of(
                "Content-Security-Policy", "default-src 'none'; img-src https:; sandbox",
                "X-Content-Type-Options", "nosniff");
    }

    /** Links go to the web and to mail, images come by https alone. */
    private static final class Addresses implements UrlSanitizer {
        @Override
        public String sanitizeLinkUrl(String url) {
            return startsWithOne(url, "http://", "https://", "mailto:") ? url : "";
        }

        @Override
        public String sanitizeImageUrl(String url) {
            return startsWithOne(url, "https://") ? url : "";
        }

        private static boolean startsWithOne(String url, String... schemes) {
            String lower = url.strip().toLowerCase(Locale.ROOT);
            return List.of(schemes).stream().anyMatch(lower::startsWith);
        }
    }
}
