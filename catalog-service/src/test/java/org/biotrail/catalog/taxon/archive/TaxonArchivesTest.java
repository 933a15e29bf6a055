package org.biotrail.catalog.taxon.archive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.testing.Words.unique;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Darwin Core Archives and packages of the Catalogue of Life, as they come in and go out. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonArchivesTest extends ArchiveGround {
    @Test
    void a_darwin_core_archive_is_read_as_its_meta_says() {
        String word = unique("");
        String meta = """
                <archive xmlns="http://rs.tdwg.org/dwc/text/">
                  <core encoding="ISO-8859-1" fieldsTerminatedBy=";" linesTerminatedBy="\\n" fieldsEnclosedBy="'" ignoreHeaderLines="1"
                        rowType="http://rs.tdwg.org/dwc/terms/Taxon">
                    <files><location>taxa.csv</location></files>
                    <id index="0"/>
                    <field index="3" term="http://rs.tdwg.org/dwc/terms/scientificName"/>
                    <field index="2" term="http://rs.tdwg.org/dwc/terms/taxonRank" default="species"/>
                    <field index="1" term="http://rs.tdwg.org/dwc/terms/parentNameUsageID"/>
                    <field index="4" term="http://rs.tdwg.org/dwc/terms/scientificNameAuthorship"/>
                    <field index="5" term="http://rs.tdwg.org/dwc/terms/acceptedNameUsageID"/>
                    <field index="6" term="http://rs.tdwg.org/dwc/terms/scientificNameID"/>
                    <field term="http://rs.tdwg.org/dwc/terms/nomenclaturalCode" default="ICN"/>
                  </core>
                  <extension encoding="UTF-8" fieldsTerminatedBy="\\t" ignoreHeaderLines="0"
                             rowType="http://rs.gbif.org/terms/1.0/VernacularName">
                    <files><location>names.txt</location></files>
                    <coreid index="0"/>
                    <field index="1" term="http://rs.tdwg.org/dwc/terms/vernacularName"/>
                    <field index="2" term="http://purl.org/dc/terms/language"/>
                  </extension>
                  <extension fieldsTerminatedBy="\\t" rowType="http://rs.gbif.org/terms/1.0/Identifier">
                    <files><location>ids.txt</location></files>
                    <coreid index="0"/>
                    <field index="1" term="http://purl.org/dc/terms/identifier"/>
                  </extension>
                  <extension fieldsTerminatedBy="\\t" rowType="http://rs.gbif.org/terms/1.0/Reference">
                    <files><location>refs.txt</location></files>
                    <coreid index="0"/>
                    <field index="1" term="http://purl.org/dc/terms/title"/>
                    <field index="2" term="http://purl.org/dc/terms/creator"/>
                    <field index="3" term="http://purl.org/dc/terms/date"/>
                  </extension>
                  <extension fieldsTerminatedBy="\\t" rowType="http://rs.gbif.org/terms/1.0/Distribution">
                    <files><location>places.txt</location></files><coreid index="0"/>
                  </extension>
                </archive>
                """;
        int number = Math.abs(word.hashCode() % 10_000_000);
        String taxa = """
                id;parent;rank;name;author;accepted;lsid
                s1;g;;Poa%1$s supina Schrad.;Schrad.;s2;
                s2;g;;'Poa%1$s annua';'M\u00fcll.; f.';s2;urn:lsid:ipni.org:names:%2$d-1
                g;k;genus;Poa%1$s;L.;;
                s3;g;;Poa%1$s brevis;L.
                k;;kingdom;Plantae%1$s;;;
                s4;g;hybrid;Poa%1$s longa;L.;;
                s5;g;;Ochlo%1$s annua;Mey.;s2;
                o;k;genus;Ochlo%1$s;Mey.;;
                """.formatted(word, number);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("checklist/taxa.csv", taxa.getBytes(StandardCharsets.ISO_8859_1));
        files.put("checklist/meta.xml", bytes(meta));
        files.put("checklist/names.txt", bytes("s2\tMeadow-grass\teng\ns2\tCapim\tpt-BR\ns2\tGras\t\n"));
        files.put("checklist/ids.txt", bytes("s2\ttropicos:" + number + "\ns2\tnonsense:1\n"));
        files.put("checklist/refs.txt", bytes("s2\tGrasses of " + word + "\tMeadow, Ann\t1999\n"));
        files.put("checklist/places.txt", bytes("s2\tBE\n"));
        JsonPath job = imported("", zip(files));
        assertThat(job.getString("notes")).contains("extension_left_out", "distribution");
        assertThat(failures(job)).containsExactly("4 wrong_cell_count", "6 unknown_rank");
        JsonPath annua = get("/ipni:" + number + "-1");
        assertThat(annua.getString("scientific_name")).isEqualTo("Poa" + word + " annua M\u00fcll.; f.");
        assertThat(annua.getList("vernacular_names.language")).containsExactly("en", "pt-BR", "und");
        assertThat(annua.getList("external.registry")).containsExactly("tropicos", "ipni");
        assertThat(annua.getList("bibreference_ids")).hasSize(1);
        assertThat(given().get("/catalog/v1/bibreferences?taxon=ipni:" + number + "-1")
                        .jsonPath()
                        .getString("data[0].author"))
                .isEqualTo("Meadow, Ann");
        assertThat(annua.getInt("synonyms_count")).isEqualTo(2);
        assertThat(get("?name=Ochlo" + word + " annua").getString("data[0].parent_name"))
                .isEqualTo("Ochlo" + word);
        // The same archive again brings nothing new, neither taxa nor references.
        JsonPath again = imported("?on_conflict=update", zip(files));
        assertThat(again.getInt("unchanged")).as(again.prettify()).isEqualTo(6);
    }

    @Test
    void a_package_of_names_taxa_and_synonyms_is_read_with_its_references() {
        String word = unique("");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("Name.tsv", bytes("""
                col:ID\tcol:scientificName\tcol:authorship\tcol:rank\tcol:code\tcol:referenceID\tcol:alternativeID
                n1\tPoa%1$s\tL.\tgenus\tbotanical\t\t
                n2\tPoa%1$s annua\tL.\tspecies\tbotanical\tr1\t
                n3\tPoa%1$s supina\tSchrad.\tspecies\tbotanical\t\t
                n4\tPoa%1$s nuda\tNobody\tspecies\tbotanical\t\t
                n5\tPoaceae%1$s\t\tfamily\tbotanical\t\t
                n6\tPoa%1$s falsa\tL.\tspecies\tbotanical\t\t
                """.formatted(word)));
        files.put("Taxon.tsv", bytes("""
                ID\tparentID\tnameID\treferenceID\tremarks
                t2\tt1\tn2\tr2,r1\tcommon
                t1\tt0\tn1\t\t
                t0\t\tn5\t\t
                """));
        files.put("Synonym.tsv", bytes("""
                taxonID\tnameID\tstatus
                t2\tn3\tsynonym
                t2\tn6\tmisapplied
                """));
        files.put("Reference.csv", bytes("""
                ID,author,title,issued,containerTitle,volume,page
                r1,"Linnaeus, C.",Species Plantarum %1$s,1753,,1,68
                r2,"Gray, A.; von Braun, B.",Grasses %1$s,1999,Journal of Grass,2,1-9
                """.formatted(word)));
        files.put("VernacularName.csv", bytes("taxonID,name,language,preferred\nt2,Meadow-grass,eng,true\n"));
        files.put("Distribution.csv", bytes("taxonID,area\nt2,BE\n"));
        JsonPath job = imported("", zip(files));
        assertThat(failures(job)).containsExactly("5 misapplied_name");
        assertThat(job.getList("notes.code")).containsExactlyInAnyOrder("names_left_out", "extension_left_out");
        JsonPath annua = get("?name=Poa" + word + " annua");
        assertThat(annua.getString("data[0].higher_classification")).isEqualTo("Poaceae" + word + " | Poa" + word);
        assertThat(annua.getString("data[0].bibreference")).contains("Species Plantarum " + word);
        assertThat(annua.getList("data[0].bibreference_ids")).hasSize(2);
        assertThat(annua.getList("data[0].vernacular_names.name")).containsExactly("Meadow-grass");
        assertThat(get("?name=Poa" + word + " supina").getString("data[0].accepted_name_usage"))
                .isEqualTo("Poa" + word + " annua L.");
    }

    /** Acceptance 12. */
    @Test
    void shuffled_rows_of_a_package_come_back_the_same_from_the_archives_made_of_them() throws IOException {
        String word = unique("");
        int number = Math.abs(word.hashCode() % 10_000_000);
        List<String> rows = new ArrayList<>("""
                k;;accepted;Plantae%1$s;;kingdom;ICN;;;
                f;k;accepted;Poaceae%1$s;Barnhart;family;;;;
                c;f;accepted;BOP clade %1$s;;unranked;;;;
                g;c;accepted;Poa%1$s;L.;genus;;col:A%2$d;Sp. Pl.: 67 (1753);
                u;g;accepted;Poa%1$s subg. Ochlo%1$s;(Asch. & Graebn.) Hyl.;subgenus;;;;
                a;u;accepted;Poa%1$s annua;L.;species;;col:B%2$d,ipni:%2$d-1;Sp. Pl.: 68 (1753);=common "grass"
                v;a;accepted;Poa%1$s annua var. annua;;variety;;;;
                w;a;accepted;Poa%1$s annua var. minor;Hook.f.;variety;;;;
                h;g;accepted;Poa%1$s × herjedalica;H.Smith;species;;;;
                s;a;synonym;Poa%1$s supina;Schrad.;species;;wfo:wfo-000%2$07d;;
                o;g;synonym;Ochlopoa%1$s;(Asch. & Graebn.) H.Scholz;genus;;;;
                p;a;synonym;Ochlopoa%1$s annua;(L.) H.Scholz;species;;;;
                b;g;bare name;Poa%1$s nuda;Auct.;species;;;;
                """.formatted(word, number)
                .lines()
                .map(row -> row + (row.startsWith("o;") ? ";f" : ";"))
                .toList());
        Collections.shuffle(rows, new Random(7));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "NameUsage.csv",
                bytes(
                        "ID;parentID;status;scientificName;authorship;rank;code;alternativeID;namePublishedIn;remarks;nameParentID\n"
                                + String.join("\n", rows).replace("\"", "'") + "\n"));
        files.put("metadata.yaml", bytes("title: Grasses\n"));
        files.put("VernacularName.csv", bytes("taxonID,name,language\na,Meadow-grass,en\n"));
        files.put(
                "reference.bib",
                bytes("@book{lin" + word
                        + ", title = {Species Plantarum}, author = {Linn\u00e9, Carl von}, year = 1753}\n"));
        JsonPath job = imported("", zip(files));
        assertThat(failures(job)).isEmpty();
        assertThat(job.getInt("created")).isEqualTo(13);
        Map<String, String> before = tree("Plantae" + word);
        assertThat(before).hasSize(13);
        for (String format : List.of("dwca", "coldp")) {
            byte[] archive = exported("{\"format\": \"" + format + "\", \"root\": \"Plantae" + word + "\"}");
            assertThat(names(archive)).contains(format.equals("dwca") ? "taxon.txt" : "NameUsage.tsv");
            forget("Plantae" + word);
            JsonPath back = imported("", archive);
            assertThat(failures(back)).isEmpty();
            assertThat(tree("Plantae" + word)).as(format).isEqualTo(before);
        }
        byte[] accepted =
                exported("{\"format\": \"dwca\", \"root\": \"Poa" + word + "\", \"include_synonyms\": false}");
        List<List<String>> table = text(accepted, "taxon.txt")
                .lines()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        int above = table.get(0).indexOf("higherClassification");
        assertThat(table)
                .hasSize(1 + 7)
                .anySatisfy(cells -> assertThat(cells.get(above))
                        .isEqualTo("Plantae%1$s | Poaceae%1$s | BOP clade %1$s | Poa%1$s | Poa%1$s subg. Ochlo%1$s"
                                .formatted(word)));
        assertThat(text(accepted, "taxon.txt")).contains("'=common").doesNotContain("Ochlopoa");
        assertThat(text(accepted, "eml.xml")).contains("Taxa of Poa" + word);
    }

    @Test
    void an_order_that_cannot_be_met_is_refused() {
        for (Map.Entry<String, String> order : Map.of(
                        "{\"format\": \"xlsx\"}", "unknown_format",
                        "{\"format\": \"dwca\", \"root\": \"nothing of the kind\"}", "unknown_reference",
                        "{\"format\": \"dwca\", \"include_synonyms\": \"perhaps\"}", "wrong_type",
                        "{\"format\": \"dwca\", \"rot\": 1}", "unknown_field")
                .entrySet()) {
            given().auth()
                    .oauth2(Tokens.of("registered"))
                    .contentType("application/json")
                    .body(order.getKey())
                    .post(TAXA + "/exports")
                    .then()
                    .statusCode(422)
                    .body("violations[0].code", is(order.getValue()));
        }
        given().contentType("application/json")
                .body("{\"format\": \"dwca\"}")
                .post(TAXA + "/exports")
                .then()
                .statusCode(401);
    }

    @Test
    void archives_that_are_made_to_hurt_fail_with_a_reason() {
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("NameUsage.csv", bytes("ID,scientificName\n" + "\n".repeat(40 << 20)));
        assertThat(error(zip(bomb))).isEqualTo("archive_too_large");
        assertThat(error(zip(Map.of("../../NameUsage.csv", bytes("ID\n"))))).isEqualTo("unsafe_archive");
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 101; i++) {
            many.put("file" + i + ".csv", bytes("x"));
        }
        assertThat(error(zip(many))).isEqualTo("archive_too_large");
        String secret = """
                <?xml version="1.0"?><!DOCTYPE archive [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <archive><core rowType="Taxon"><files><location>&x;</location></files></core></archive>""";
        assertThat(error(zip(Map.of("meta.xml", bytes(secret))))).isEqualTo("unsafe_archive");
        String outside = """
                <archive><core rowType="http://rs.tdwg.org/dwc/terms/Taxon"><files><location>../../../etc/passwd</location></files>
                <id index="0"/></core></archive>""";
        assertThat(error(zip(Map.of("meta.xml", bytes(outside))))).isEqualTo("unreadable_file");
        assertThat(error(bytes("PK this is no archive"))).isEqualTo("unreadable_file");
        assertThat(error(zip(Map.of("readme.txt", bytes("hello"))))).isEqualTo("unreadable_file");
        assertThat(error(zip(Map.of("meta.xml", bytes("<archive><core "))))).isEqualTo("unreadable_file");
        given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("application/zip")
                .body(zip(Map.of("a.csv", bytes("x"))))
                .post("/catalog/v1/persons/imports")
                .then()
                .statusCode(415);
    }

    @Test
    void a_form_sends_an_archive() {
        String word = unique("");
        String id = given().auth()
                .oauth2(Tokens.of("full"))
                .multiPart(
                        "file",
                        "list.zip",
                        zip(Map.of("NameUsage.csv", bytes("ID,scientificName,rank\n1,Plantae" + word + ",kingdom\n"))),
                        "application/zip")
                .post(TAXA + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(Jobs.finished(id).extract().<Integer>path("created")).isEqualTo(1);
    }
}
