package org.biotrail.lab.setting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.listing.Listing;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Register;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a project chose for itself, by its code; where it chose nothing the service's settings hold. DATA_MANAGEMENT writes. */
@Path("/project-settings")
@Tag(name = "settings")
public class ProjectSettingResource {
    static final Listing PROJECT_SETTINGS = Filters.usedByDataset(
                    Listing.of("project_setting", "/project-settings"), "project_setting")
            .sort("project_code")
            .refers("project", "project_id", "project")
            .build();

    private static final Register.Kind<ProjectSetting, ProjectSetting.Draft> KIND = new Register.Kind<>(
            PROJECT_SETTINGS,
            ProjectSetting.class,
            ProjectSetting.Draft.class,
            (draft, units, write) -> new ProjectSetting(draft),
            (thing, draft, units, write) -> thing.apply(draft));

    @Inject
    Register register;

    @GET
    @Operation(operationId = "listProjectSettings", summary = "The settings of projects")
    public Uni<Response> list() {
        return register.list(KIND);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProjectSetting", summary = "One project's settings, by the project's code")
    public Uni<Response> get(@PathParam("id") String id) {
        return register.get(KIND, id);
    }

    @POST
    @Operation(operationId = "createProjectSetting", summary = "Make settings for a project that has none")
    public Uni<Response> create(ObjectNode body) {
        return register.create(KIND, body);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeProjectSetting", summary = "Change a project's settings")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return register.change(KIND, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteProjectSetting", summary = "Delete a project's settings; the service's hold again")
    public Uni<Response> delete(@PathParam("id") String id) {
        return register.delete(KIND, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "projectSettingHistory", summary = "Every change of a project's settings")
    public Uni<Response> history(@PathParam("id") String id) {
        return register.history(KIND, id);
    }
}
