package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/** The transaction of a request: what is asked here sees what the session wrote, and is undone with it. */
@ApplicationScoped
public class SessionTables implements Tables {
    private static final Pattern PLACE = Pattern.compile("\\$([1-9])");

    @Override
    public Uni<JsonNode> ask(String sql, Object... arguments) {
        return Panache.getSession()
                .flatMap(session -> query(session, sql, arguments).getSingleResult())
                .map(text -> Rows.tree(String.valueOf(text)));
    }

    private static Mutiny.SelectionQuery<Object> query(Mutiny.Session session, String sql, Object... arguments) {
        Mutiny.Query<Object> query =
                session.createNativeQuery(PLACE.matcher(sql).replaceAll("?$1"));
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, Rows.text(arguments[i]));
        }
        return query;
    }
}
