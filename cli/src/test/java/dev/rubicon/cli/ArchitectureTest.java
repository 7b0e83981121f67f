package dev.rubicon.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.rubicon.format.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, and what must not be used where. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rubicon");

    /** From a module to all that it may use. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("schema", List.of("model")),
            Map.entry("format", List.of("model", "schema")),
            Map.entry("resolver", List.of("model")),
            Map.entry("al", List.of("model", "schema", "format")),
            Map.entry("packager", List.of("model", "schema", "format", "al")),
            Map.entry("repository", List.of("model", "format")),
            Map.entry("installer", List.of("model", "schema", "format", "resolver", "repository", "al")),
            Map.entry("fleet", List.of("model", "format", "resolver", "repository", "installer")),
            Map.entry("testkit", List.of("model", "schema", "format", "repository")),
            Map.entry(
                    "server",
                    List.of(
                            "model",
                            "format",
                            "al",
                            "resolver",
                            "packager",
                            "repository",
                            "installer",
                            "fleet",
                            "book")),
            Map.entry("book", List.of()),
            Map.entry(
                    "cli",
                    List.of(
                            "model",
                            "schema",
                            "format",
                            "al",
                            "resolver",
                            "packager",
                            "repository",
                            "installer",
                            "fleet",
                            "server"))));

    @Test
    void everyModuleIsThere() {
        for (String module : ARROWS.keySet()) {
            Assertions.assertTrue(
                    CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith("dev.rubicon." + module)),
                    "no class of " + module);
        }
    }

    @Test
    void arrowsPointDown() {
        ARROWS.forEach((module, allowed) -> {
            List<String> forbidden = new ArrayList<>(ARROWS.keySet());
            forbidden.removeAll(allowed);
            forbidden.remove(module);
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.rubicon." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.stream()
                            .map(m -> "dev.rubicon." + m + "..")
                            .toArray(String[]::new)));
        });
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching("dev.rubicon.(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyOnePlaceBuildsAMapper() {
        check(noClasses()
                .that()
                .doNotBelongToAnyOf(Json.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectMapper.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(JsonMapper.class));
    }

    @Test
    void decidingModulesDoNoInputAndOutput() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.rubicon.model..", "dev.rubicon.schema..", "dev.rubicon.resolver..")
                .or()
                .resideInAPackage("dev.rubicon.installer.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..", "java.time.."));
    }

    /** Unlike those, they are about hours; but nobody in them looks at a clock. */
    @Test
    void rolloutsAreDecidedWithoutInputAndOutput() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.rubicon.fleet.protocol..", "dev.rubicon.fleet.rollout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class));
    }

    @Test
    void onlyTheInstallerAndTheCatalogKnowDatabases() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.rubicon.installer..", "dev.rubicon.server.catalog..", "dev.rubicon.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer.."));
    }

    @Test
    void onlyOneClassOfTheCommandLineKnowsTheServer() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.rubicon.cli..")
                .and()
                .doNotHaveFullyQualifiedName("dev.rubicon.cli.ServerStart")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.rubicon.server.."));
    }

    @Test
    void onlyItsOwnPackageKnowsTheWebServersLibrary() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.rubicon.server.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.helidon.."));
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.rubicon.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli.."));
    }

    @Test
    void onlySignaturesKnowBouncyCastle() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.rubicon.al.signature..", "dev.rubicon.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle.."));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
