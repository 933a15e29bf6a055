package org.biotrail.lab.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.ReadTables;
import org.biotrail.lab.code.LabCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The answer to a scanner: what this is, where it stands, what may be done with it; one request, one statement. */
@Path("/scan")
@Tag(name = "scan")
@SecurityRequirement(name = "oidc")
public class ScanResource {
    private static final String SCAN = """
            select cast(coalesce(jsonb_agg(to_jsonb(s)), '[]') as text) from (
              select v.type, v.id, v.code, m.matched_by, v.status, v.status_reason, v.usable, v.stage, v.project_id, p.code as project,
                     (select to_jsonb(l) from (select pv.container, pv.position, pv.path_text, pv.checked_out_at
                        from placement_view pv where pv.thing_type = v.type and pv.thing_id = v.id) l) as place,
                     (select coalesce(jsonb_agg(jsonb_build_object('type', e.parent_type, 'id', e.parent_id, 'code', t.code, 'relation', e.relation)), '[]')
                        from lineage_edge e join thing_view t on t.type = e.parent_type and t.id = e.parent_id
                       where e.child_type = v.type and e.child_id = v.id and may_see(e.parent_type, e.parent_id, $2, $3)) as parents,
                     (select count(*) from lineage_edge e where e.parent_type = v.type and e.parent_id = v.id and may_see(e.child_type, e.child_id, $2, $3))
                       + case when v.type = 'container' then (select count(*) from placement k where k.container_id = v.id) else 0 end as children,
                     actions_of(v.type, v.id, v.usable, v.stage) as actions
                from thing_matches($1) m
                join thing_view v on v.type = m.type and v.id = m.id
                left join project_copy p on p.id = v.project_id
               where may_see(v.type, v.id, $2, $3)) s""";

    @Inject
    ReadTables tables;

    @Inject
    Caller caller;

    @GET
    @Path("/{code}")
    @Operation(operationId = "scan", summary = "What a scanned code is, where it stands, and what may be done with it")
    @Special(answer = Scanned.class)
    public Uni<Response> scan(@PathParam("code") String code) {
        Actor actor = caller.actor().requireSignedIn();
        return tables.ask(SCAN, code, actor.id(), actor.granted())
                .map(found -> Response.ok(one(code, found)).build());
    }

    private static JsonNode one(String code, JsonNode found) {
        if (found.isEmpty()) {
            LabCode known = LabCode.parse("code", code);
            throw Problem.notFound(known.text());
        }
        if (found.size() > 1) {
            throw Problem.conflict("code", "ambiguous_reference", "Several things are called " + code)
                    .with("candidates", found);
        }
        return found.get(0);
    }
}
