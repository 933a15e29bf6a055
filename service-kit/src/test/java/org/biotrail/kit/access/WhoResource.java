package org.biotrail.kit.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Tells whom the kit takes the caller for. */
@Path("/who")
public class WhoResource {
    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    @GET
    public JsonNode who() {
        Actor actor = caller.actor();
        ObjectNode told = json.createObjectNode()
                .put("kind", actor.kind().word())
                .put("id", actor.id())
                .put("name", actor.name())
                .put("level", actor.level().word());
        actor.permissions().stream().map(Permission::name).sorted().forEach(told.putArray("permissions")::add);
        return told;
    }
}
