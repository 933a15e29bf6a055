package org.biotrail.catalog.outside;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question to a registry. Where the registry is stands in the configuration; a call says only what comes behind that,
 * and everything in it is encoded, so that no text of a caller can lead elsewhere.
 *
 * @param registry its name in the configuration, for example {@code crossref}
 * @param question path and query behind the base address; what an answer is kept under
 * @param secrets parameters that are sent but neither kept nor told, for example a key
 * @param headers sent with it, not kept either
 */
public record OutsideCall(String registry, String question, Map<String, String> secrets, Map<String, String> headers) {

    /** @param segments of the path; a slash inside of one is encoded */
    public static OutsideCall to(String registry, String... segments) {
        String path = Arrays.stream(segments).map(OutsideCall::encode).collect(Collectors.joining("/", "/", ""));
        return new OutsideCall(registry, path, Map.of(), Map.of());
    }

    public OutsideCall with(String parameter, String value) {
        String more = question + (question.indexOf('?') < 0 ? "?" : "&") + encode(parameter) + "=" + encode(value);
        return new OutsideCall(registry, more, secrets, headers);
    }

    public OutsideCall secret(String parameter, String value) {
        return new OutsideCall(registry, question, added(secrets, parameter, value), headers);
    }

    public OutsideCall header(String name, String value) {
        return new OutsideCall(registry, question, secrets, added(headers, name, value));
    }

    /** Path and query as they are sent. */
    String target() {
        OutsideCall whole = this;
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            whole = whole.with(secret.getKey(), secret.getValue());
        }
        return whole.question;
    }

    /** Without keys, for logs. */
    @Override
    public String toString() {
        return registry + " " + question;
    }

    private static Map<String, String> added(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
