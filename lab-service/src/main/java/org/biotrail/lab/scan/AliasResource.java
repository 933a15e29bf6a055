package org.biotrail.lab.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Reading;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.CodeAlias;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Other names of things over HTTP; they work wherever a code does. */
@Path("/aliases")
@Tag(name = "scan")
@SecurityRequirement(name = "oidc")
public class AliasResource {
    static final Listing ALIASES = Filters.usedByDataset(Listing.of("code_alias", "/aliases"), "code_alias")
            .sort("alias")
            .equal("alias")
            .equal("subject_type")
            .equal("subject_id")
            .equal("scheme")
            .visible(actor -> Reading.ofThing(actor, "subject_type", "subject_id"))
            .announced("dataset_of(v.subject_type, v.subject_id)")
            .build();

    /** The thing that shall bear the alias, and whether the alias is or reads as another's name. */
    private static final String ASK = """
            select cast(jsonb_build_object(
              'subjects', (select coalesce(jsonb_agg(jsonb_build_object('type', m.type, 'id', m.id)), jsonb_build_array())
                             from thing_matches(from_json($1) ->> 0) m),
              'taken', exists (select 1 from thing_matches(from_json($1) ->> 1))) as text)""";

    @Inject
    Bench bench;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    Imports imports;

    @GET
    @Operation(operationId = "listAliases", summary = "Other names of things")
    public Uni<Response> list() {
        return bench.list(ALIASES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAlias", summary = "One alias by id or by itself")
    public Uni<Response> get(@PathParam("id") String id) {
        return bench.get(ALIASES, id);
    }

    @POST
    @Operation(operationId = "createAlias", summary = "Give a thing another name")
    @RequestBody(content = @Content(schema = @Schema(implementation = CodeAlias.Draft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.create(ALIASES, CodeAlias.Draft.class, body, (draft, write) -> make(bench.tables(), draft));
    }

    private static Uni<?> make(Tables tables, CodeAlias.Draft draft) {
        String alias = Optional.ofNullable(draft.alias())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Problem.rule("alias", "required", "Which name?"));
        String subject = Optional.ofNullable(draft.code())
                .or(() -> Optional.ofNullable(draft.subjectId()).map(UUID::toString))
                .orElseThrow(() -> Problem.rule("code", "required", "Of which thing?"));
        return tables.ask(ASK, List.of(subject, alias)).flatMap(found -> {
            JsonNode subjects = found.path("subjects");
            if (subjects.size() != 1) {
                throw Problem.rule("code", "unknown_reference", "Nothing is called " + subject);
            }
            if (found.path("taken").asBoolean()) {
                throw Problem.conflict("alias", "code_taken", "Another thing is called " + alias);
            }
            CodeAlias made = new CodeAlias();
            made.alias = alias;
            made.subjectType = subjects.get(0).path("type").asText();
            made.subjectId = UUID.fromString(subjects.get(0).path("id").asText());
            made.scheme = draft.scheme();
            return made.persist();
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteAlias", summary = "Take another name away")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(ALIASES, id, key -> CodeAlias.deleteById(UUID.fromString(key)));
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importAliases", summary = "Import other names of things as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return imports.accept("aliases", body);
    }
}
