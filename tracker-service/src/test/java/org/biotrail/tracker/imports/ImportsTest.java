package org.biotrail.tracker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.counts;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.imported;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.reasons;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

/** What rows of uploads become, and why others do not. */
@TrackerTest
class ImportsTest {
    @Test
    void users_are_imported_by_their_email() {
        String adder = newcomer("registered", "USER_ADD");
        String ana = unique("ana") + "@example.org";
        String ben = unique("ben") + "@example.org";
        JsonPath job = imported(
                with(adder), "/users/imports", """
                name,email,kind,affiliation,orcid,auth_ids
                Ana,%s,,Uni Fribourg,https://orcid.org/0000-0002-1694-233x,ana@uni.org::orcid;ana@lab.org::github
                Ben,%s,robot,,,
                Cem,no address,,,,
                Dee,%s,,,0000-0002-1694-2331,
                Ana again,%s,,,,
                """.formatted(ana, ben, ben, ana.toUpperCase(java.util.Locale.ROOT)));
        assertThat(counts(job)).isEqualTo("1 0 0 0 4");
        assertThat(reasons(job)).isEqualTo("2 kind unknown_value, 3 email format, 4 orcid checksum, 5  duplicate");
        as("admin")
                .queryParam("email", ana)
                .get("/users")
                .then()
                .body("data[0].orcid", equalTo("0000-0002-1694-233X"))
                .body("data[0].auth_ids", hasSize(2))
                .body("data[0].access_level", equalTo("registered"))
                .body("data[0].has_signed_in", equalTo(false));
    }

    @Test
    void users_who_are_there_are_skipped_or_changed_by_who_may_and_only_before_they_sign_in() {
        String ana = unique("ana") + "@example.org";
        String table = "name,email,contact\nAna,%s,Room %d\n";
        assertThat(counts(imported(as("admin"), "/users/imports", table.formatted(ana, 1))))
                .isEqualTo("1 0 0 0 0");
        assertThat(counts(imported(as("admin"), "/users/imports", table.formatted(ana, 1))))
                .isEqualTo("0 0 0 0 1");
        assertThat(counts(imported(as("admin"), "/users/imports?on_conflict=skip", table.formatted(ana, 1))))
                .isEqualTo("0 0 0 1 0");
        assertThat(counts(imported(as("admin"), "/users/imports?on_conflict=update", table.formatted(ana, 2))))
                .isEqualTo("0 1 0 0 0");
        assertThat(counts(imported(as("admin"), "/users/imports?on_conflict=update", table.formatted(ana, 2))))
                .isEqualTo("0 0 1 0 0");
        String signedIn = idOf(newcomer("registered")) + "@example.org";
        assertThat(reasons(imported(as("admin"), "/users/imports?on_conflict=update", table.formatted(signedIn, 3))))
                .isEqualTo("1  not_admin");
        assertThat(reasons(imported(
                        with(newcomer("registered", "USER_ADD")),
                        "/users/imports?on_conflict=update",
                        table.formatted(ana, 3))))
                .isEqualTo("1  not_admin");
    }

    @Test
    void projects_are_imported_with_members_in_the_words_of_the_emi() {
        String viewer = idOf(newcomer("registered"));
        String collaborator = idOf(newcomer("full_user"));
        String code = code();
        String name = unique("p");
        String former = UUID.randomUUID().toString();
        JsonPath job = imported(as("manager"), "/projects/imports", """
                uuid_emi_code,emi_code,name,project_description,license,time_zone,tags,collaborators,viewers
                %s,%s,%s,Leaves,CC0,Europe/Zurich,leaf;root,%s@example.org,%s
                ,XYZ,%s,,,,,,
                ,,%s,,WTFPL,,,,
                ,,%s,,,Mars/Olympus,,,
                ,,%s,,,,,%s,
                ,,,Nameless,,,,,
                ,,%s,,,,,nobody@example.org,
                """.formatted(
                        former,
                        code,
                        name,
                        collaborator,
                        viewer,
                        unique("p"),
                        unique("p"),
                        unique("p"),
                        unique("p"),
                        viewer,
                        unique("p")));
        assertThat(reasons(job))
                .isEqualTo("2 code format, 3 license unknown_license, 4 time_zone unknown_time_zone,"
                        + " 5 collaborators level_too_low, 6 name required, 7 collaborators unknown_reference");
        assertThat(counts(job)).isEqualTo("1 0 0 0 6");
        as("manager")
                .get("/projects/" + code)
                .then()
                .body("id", equalTo(former))
                .body("name", equalTo(name))
                .body("description", equalTo("Leaves"))
                .body("license", equalTo("CC0-1.0"))
                .body("tags", contains("leaf", "root"))
                .body("members.find { it.user_id == '%s' }.role".formatted(collaborator), equalTo("collaborator"))
                .body("members.find { it.user_id == '%s' }.role".formatted(viewer), equalTo("viewer"))
                .body(
                        "members.find { it.user_id == '%s' }.role".formatted(Tokens.subjectOf("manager")),
                        equalTo("admin"));
        refused(
                as("registered").contentType("text/csv").body("name\nx\n").post("/projects/imports"),
                403,
                "level_too_low");
    }

    @Test
    void projects_that_are_there_are_changed_by_their_admins() {
        String code = code();
        String name = unique("p");
        imported(as("full"), "/projects/imports", "code,name\n%s,%s\n".formatted(code, name));
        String table = "code,name,title\n%s,%s,Garden\n".formatted(code, name);
        assertThat(reasons(imported(with(newcomer("full_user")), "/projects/imports?on_conflict=update", table)))
                .isEqualTo("1  not_admin");
        assertThat(counts(imported(as("full"), "/projects/imports?on_conflict=update", table)))
                .isEqualTo("0 1 0 0 0");
        assertThat(counts(imported(as("full"), "/projects/imports?on_conflict=update", table)))
                .isEqualTo("0 0 1 0 0");
        as("full")
                .get("/projects/" + code)
                .then()
                .body("title", equalTo("Garden"))
                .body("members", hasSize(1));
        assertThat(reasons(imported(
                        as("full"), "/projects/imports", "id,name\n%s,%s\n".formatted(UUID.randomUUID(), unique("p")))))
                .isEqualTo("1 id forbidden_field");
    }

    @Test
    void members_are_imported_into_a_project_by_its_admins() {
        String project = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String path = "/projects/" + project + "/members/imports";
        String viewer = idOf(newcomer("registered"));
        String collaborator = idOf(newcomer("full_user"));
        String former = former();
        JsonPath job = imported(as("full"), path, """
                user,role
                %s,viewer
                %s@example.org,collaborator
                %s,admin
                nobody@example.org,viewer
                %s,owner
                %s,admin
                ,viewer
                %s,viewer
                """.formatted(
                        viewer,
                        collaborator,
                        idOf(newcomer("registered")),
                        idOf(newcomer("registered")),
                        collaborator,
                        former));
        assertThat(reasons(job))
                .isEqualTo("3 role level_too_low, 4 user unknown_reference, 5 role unknown_value, 6 user duplicate,"
                        + " 7 user required, 8 user user_inactive");
        assertThat(counts(job)).isEqualTo("2 0 0 0 6");
        as("full").get("/projects/" + project + "/members").then().body("data", hasSize(3));

        String promotion = "user,role\n%s,admin\n%s,viewer\n".formatted(collaborator, viewer);
        assertThat(reasons(imported(as("full"), path, promotion))).isEqualTo("1 user duplicate, 2 user duplicate");
        assertThat(counts(imported(as("full"), path + "?on_conflict=skip", promotion)))
                .isEqualTo("0 0 0 2 0");
        assertThat(counts(imported(as("full"), path + "?on_conflict=update", promotion)))
                .isEqualTo("0 1 1 0 0");
        // Who stood there before stays, deactivated or not.
        deactivate(collaborator);
        assertThat(counts(imported(as("full"), path + "?on_conflict=update", promotion)))
                .isEqualTo("0 0 2 0 0");
    }

    @Test
    void an_import_of_members_leaves_an_admin_and_is_for_admins() {
        String project = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String path = "/projects/" + project + "/members/imports";
        String demotion = "user,role\n%s,viewer\n".formatted(Tokens.subjectOf("full"));
        assertThat(reasons(imported(as("full"), path + "?on_conflict=update", demotion)))
                .isEqualTo("1 role last_admin");
        String stranger = newcomer("full_user");
        with(stranger).contentType("text/csv").body(demotion).post(path).then().statusCode(404);
        imported(as("full"), path, "user,role\n%s,collaborator\n".formatted(idOf(stranger)));
        JsonPath job = imported(with(stranger), path, "user,role\n%s,viewer\n".formatted(idOf(newcomer("registered"))));
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("error.code")).isEqualTo("not_admin");
        refused(
                as("full").contentType("text/csv").body(demotion).post(path + "?project=" + UUID.randomUUID()),
                400,
                "unknown_parameter");
    }

    @Test
    void orders_are_imported_each_row_a_new_one() {
        String author = idOf(newcomer("registered"));
        String former = former();
        String title = unique("o");
        JsonPath job = imported(as("manager"), "/orders/imports", """
                title,authors,organisation,editors,tags,properties,property.site
                %s,%s@example.org;%s,%s,,leaf;root,"{""year"": ""2026""}",Fribourg
                ,,,,,,Fribourg
                %s,nobody@example.org,,,,,
                %s,,,,ab,,
                %s,,,,,[],
                %s,,%s,,,,
                %s,%s;%s@example.org,,,,,
                """.formatted(
                        title,
                        author,
                        idOf(Tokens.of("full")),
                        author,
                        unique("o"),
                        unique("o"),
                        unique("o"),
                        unique("o"),
                        former,
                        unique("o"),
                        author,
                        author));
        assertThat(reasons(job))
                .isEqualTo("2 title required, 3 authors unknown_reference, 4 tags too_short, 5 properties format,"
                        + " 6 organisation user_inactive, 7 authors duplicate");
        String id = as("manager")
                .queryParam("title", title)
                .get("/orders")
                .then()
                .extract()
                .path("data[0].id");
        as("manager")
                .get("/orders/" + id)
                .then()
                .body("authors.id", contains(author, Tokens.subjectOf("full")))
                .body("organisation.id", equalTo(author))
                .body("editors.id", contains(Tokens.subjectOf("manager")))
                .body("properties.year", equalTo("2026"))
                .body("properties.site", equalTo("Fribourg"));
    }

    /** Somebody who was deactivated. */
    private static String former() {
        String id = idOf(newcomer("registered"));
        deactivate(id);
        return id;
    }

    private static void deactivate(String user) {
        as("admin")
                .body("{\"reason\": \"left\"}")
                .post("/users/" + user + "/deactivate")
                .then()
                .statusCode(200);
    }

    private static String code() {
        return "z" + UUID.randomUUID().toString().replace("-", "").substring(0, 3);
    }
}
