package org.biotrail.kit.contract;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What all services' documents share: parameters, headers, problems, security schemes. */
final class Shared {
    static final String OIDC = "oidc";
    static final String API_KEY = "api_key";

    /** Status to what it means, in the order of the design. */
    private static final Map<Integer, String> PROBLEMS = Map.ofEntries(
            Map.entry(400, "The request cannot be read: a parameter, a value or the body."),
            Map.entry(401, "Nobody is signed in, or the token or key does not hold."),
            Map.entry(403, "Known, but not allowed."),
            Map.entry(404, "Nothing of this name exists, or the caller may not see it."),
            Map.entry(406, "It is not told in any of the types that Accept names."),
            Map.entry(409, "It contradicts another thing, or what is made of it; or the name fits several things."),
            Map.entry(412, "It was changed meanwhile: If-Match names another version."),
            Map.entry(413, "The body is too large."),
            Map.entry(415, "The content type is not understood here."),
            Map.entry(422, "A rule is broken; violations say which, at which field."),
            Map.entry(503, "Something this answer needs is away for now; see Retry-After."));

    private Shared() {}

    static void addTo(Components components, String discovery) {
        components.addSchema("Problem", problem());
        components.addSchema("Violation", violation());
        JobSchemas.addTo(components);
        // Sorted, because Map.of gives another order in every JVM and the document is compared as text.
        new java.util.TreeMap<>(PROBLEMS)
                .forEach((status, meaning) -> components.addResponse("Problem" + status, problem(status, meaning)));
        parameters().forEach(parameter -> components.addParameter(parameter.getName(), parameter));
        components.addHeader("ETag", header("The version, in quotes.", "\"7\""));
        components.addHeader(
                "Location", header("Where the thing is.", "/catalog/v1/persons/0197a5d4-7b3c-7e21-9d52-6f1f0a3c8b11"));
        components.addHeader(
                "Link", header("The next page (RFC 8288).", "</catalog/v1/persons?cursor=…>; rel=\"next\""));
        components.setSecuritySchemes(new java.util.TreeMap<>(Map.of(
                OIDC,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.OPENIDCONNECT)
                        .openIdConnectUrl(discovery)
                        .description("A token of the realm biotrail (code flow with PKCE)."),
                API_KEY,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-API-Key")
                        .description("A key of tracker-service, for scripts."))));
    }

    private static List<Parameter> parameters() {
        return List.of(
                query(
                                "limit",
                                "How many things a page has.",
                                Schemas.of(SchemaType.INTEGER)
                                        .minimum(java.math.BigDecimal.ONE)
                                        .maximum(java.math.BigDecimal.valueOf(1000)))
                        .example(100),
                query("cursor", "Where to go on: next of the page before, with the same other parameters.", text()),
                query("sort", "Fields to sort by, with - for descending; the id is the last tie-break.", text())
                        .example("-updated_at"),
                query("fields", "The fields wanted, with commas between.", text())
                        .example("id,version"),
                query(
                                "filter",
                                "RSQL over the fields: == != =gt= =ge= =lt= =le= =in=(a,b) =out=(a,b) =isnull=true,"
                                        + " ; for and, a comma for or, * in == as wildcard, dots into JSON.",
                                text())
                        .example("version=ge=2;created_at=lt=2026-01-31"),
                query("q", "Words to search for, accents and case ignored.", text())
                        .example("ocotea"),
                query("count", "exact adds the total.", text().addEnumeration("exact")),
                query("id", "Only these, at most 1000: ids or codes, repeated or with commas between.", texts(text())),
                requestHeader("If-Match", "The version that is to be changed or removed (ETag).")
                        .example("\"7\""),
                requestHeader("If-None-Match", "The version that is known already (ETag).")
                        .example("\"7\""),
                requestHeader("Idempotency-Key", "A word of the caller's: the same key and body answer as before.")
                        .example("7f1c2a90-sheet-3-row-12"),
                requestHeader("X-Change-Comment", "Why; it stands in the history of the thing.")
                        .example("Label misread"));
    }

    static Parameter query(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .description(description)
                .schema(schema);
    }

    private static Parameter requestHeader(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(text());
    }

    static Schema text() {
        return Schemas.of(SchemaType.STRING);
    }

    /** A text that is one of some words; any text where there are none. */
    static Schema words(List<String> words) {
        Schema text = text();
        words.forEach(text::addEnumeration);
        return text;
    }

    static Schema texts(Schema text) {
        return Schemas.of(SchemaType.ARRAY).items(text);
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader().description(description).schema(text()).example(example);
    }

    private static Schema problem() {
        return Schemas.of(SchemaType.OBJECT)
                .description("RFC 9457; further members say more, as conflicting_id or candidates.")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", Schemas.of(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("violations", Schemas.of(SchemaType.ARRAY).items(Schemas.ref("Violation")))
                .required(List.of("title", "status"));
    }

    private static Schema violation() {
        return Schemas.of(SchemaType.OBJECT)
                .addProperty("field", text().description("The field or parameter; empty for the whole thing."))
                .addProperty("code", text().description("One of the catalogue of codes."))
                .addProperty("message", text().description("For people."))
                .required(List.of("field", "code", "message"));
    }

    private static APIResponse problem(int status, String meaning) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(Schemas.ref("Problem"))
                                .example(example(status, meaning)));
        APIResponse response =
                OASFactory.createAPIResponse().description(meaning).content(content);
        if (status == 503) {
            response.addHeader("Retry-After", header("Seconds.", "10"));
        }
        return response;
    }

    private static Map<String, Object> example(int status, String meaning) {
        Map<String, Object> problem = new java.util.LinkedHashMap<>();
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", meaning);
        return problem;
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Unreadable request";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 415 -> "Unsupported content type";
            case 422 -> "A rule is broken";
            default -> "Not available for now";
        };
    }
}
