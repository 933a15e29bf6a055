package org.biotrail.catalog.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.biotrail.kit.problem.Problem;

/** In which language a caller writes. */
@ApplicationScoped
public class Languages {
    private static final String DEFAULT = "select code from language where is_default";

    @Inject
    Pool pool;

    @Inject
    CurrentVertxRequest request;

    /** The body with its plain texts in the language that they are written in. */
    public Uni<ObjectNode> written(ObjectNode body) {
        return code().map(language -> Translations.body(body, language));
    }

    /** The language of {@code Content-Language}, else the default language. */
    public Uni<String> code() {
        String header = request.getCurrent().request().getHeader("Content-Language");
        return header != null && !header.isBlank()
                ? Uni.createFrom().item(() -> stated(header))
                : pool.query(DEFAULT)
                        .execute()
                        .map(rows -> rows.iterator().next().getString(0));
    }

    private static String stated(String header) {
        try {
            return Translations.code(header);
        } catch (Problem malformed) {
            throw Problem.unreadable("Content-Language", "code_form", malformed.detail());
        }
    }
}
