package org.biotrail.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules of the house that code alone can be held to ({@code docs/architecture.md}). A service's test extends it:
 * {@code class CatalogRulesTest extends HouseRules { CatalogRulesTest() { super("catalog"); } }}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HouseRules {
    private static final String[] HTTP = {"jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx.ext.web.."};
    private static final String[] WIRES = {
        "io.vertx.mutiny.sqlclient..",
        "io.vertx.sqlclient..",
        "java.sql..",
        "org.apache.kafka..",
        "org.eclipse.microprofile.reactive.messaging..",
        "org.eclipse.microprofile.rest.client.."
    };

    private final String service;
    private final JavaClasses code;

    /** @param service the word in {@code org.biotrail.<service>}; {@code kit} for the kit itself */
    protected HouseRules(String service) {
        this.service = service;
        this.code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.biotrail");
    }

    @Test
    void a_service_shares_no_code_with_another_but_the_kit() {
        for (String other : new String[] {"catalog", "sampling", "lab", "tracker", "audit"}) {
            if (!other.equals(service)) {
                check(noClasses()
                        .that()
                        .resideInAPackage("org.biotrail." + service + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.biotrail." + other + ".."));
            }
        }
    }

    @Test
    void the_kit_knows_no_domain() {
        check(noClasses()
                .that()
                .resideInAPackage("org.biotrail.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.biotrail.catalog..",
                        "org.biotrail.sampling..",
                        "org.biotrail.lab..",
                        "org.biotrail.tracker..",
                        "org.biotrail.audit.."));
    }

    @Test
    void entities_compile_without_http_sql_and_kafka() {
        check(noClasses()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP));
        check(noClasses()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WIRES));
    }

    @Test
    void records_of_values_compile_without_http_sql_and_kafka() {
        check(noClasses()
                .that()
                .areRecords()
                .and()
                .resideInAPackage("org.biotrail." + service + "..")
                .and()
                .resideOutsideOfPackage("org.biotrail.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.apache.kafka..", "java.sql.."));
    }

    @Test
    void a_resource_speaks_to_no_database() {
        check(noClasses()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .and()
                .resideOutsideOfPackage("org.biotrail.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx.mutiny.sqlclient..", "org.hibernate..", "java.sql..", "jakarta.persistence.."));
    }

    @Test
    void nothing_blocks_an_event_loop() {
        check(noClasses()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .callMethod("io.smallrye.mutiny.groups.UniAwait", "indefinitely")
                .orShould()
                .callMethod("java.lang.Thread", "sleep", "long"));
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .notBeAnnotatedWith("io.smallrye.common.annotation.Blocking"));
    }

    @Test
    void packages_are_named_after_things() {
        check(noClasses()
                .should()
                .resideInAnyPackage(
                        "..controller..",
                        "..dto..",
                        "..impl..",
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..helper..",
                        "..manager.."));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(code);
    }
}
