package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.symbols.SchemaReader;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectReference;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several objects of one name a file means. */
class NamespacesTest {
    private static final String CODEUNIT = "codeunit %d Tool { }";

    private static AppCode app(int number, String... texts) {
        Findings findings = new Findings();
        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            files.add(SourceParser.parse(
                    Source.decode("src/" + i + ".al", texts[i].getBytes(StandardCharsets.UTF_8)), Set.of(), findings));
        }
        List<ObjectDeclaration> objects =
                files.stream().flatMap(file -> file.objects().stream()).toList();
        AppIdentity identity =
                new AppIdentity(new UUID(7, number), "App" + number, "Rubicon", Version.parse("1.0.0.0"));
        AppCode app = new AppCode(identity, SchemaReader.read(objects, findings), files);
        assertEquals(List.of(), findings.problems());
        return app;
    }

    private static final AppCode NEAR = app(
            1,
            "namespace Zoo.Near; " + CODEUNIT.formatted(50101),
            "namespace Zoo.Near; table 50101 Pet { fields { field(1; A; Integer) { } } }");
    private static final AppCode FAR = app(
            2,
            "namespace Zoo.Far; " + CODEUNIT.formatted(50102),
            "namespace Zoo.Far; table 50102 Pet { fields { field(1; B; Integer) { } } }");
    private static final AppCode PLAIN = app(3, CODEUNIT.formatted(50103));

    @ParameterizedTest
    @CsvSource({
        "'', '', 50103",
        "'namespace Zoo.Near;', '', 50101",
        "'namespace Zoo.Far;', '', 50102",
        "'namespace zoo.far;', '', 50102",
        "'namespace Other; using Zoo.Far;', '', 50102",
        "'namespace Other; using Zoo.Near;', '', 50101",
        "'namespace Other;', '', 50103",
        "'namespace Other; using Zoo.Near;', 'Zoo.Far', 50102",
        "'', 'Zoo.Near', 50101",
        "'namespace Zoo;', 'Far', 50102",
    })
    void theFileDecides(String head, String qualifier, int expected) {
        AppCode asking = app(4, head + " codeunit 50104 Asking { }");
        Program program = Program.of(List.of(NEAR, FAR, PLAIN, asking));
        CodeObject from = program.codeunit(50104).orElseThrow();
        ObjectReference reference =
                new ObjectReference(from.position(), Optional.of(qualifier).filter(text -> !text.isEmpty()), "tool");

        assertEquals(expected, program.codeunit(reference, asking).orElseThrow().id());
    }

    @Test
    void anObjectOfTheSameNamespaceIsNearerThanOneOfTheSameApp() {
        AppCode asking = app(
                4,
                "namespace Zoo.Far; codeunit 50104 Asking { var Tool: Codeunit Tool; Pet: Record Pet; }",
                "namespace Zoo.Own; codeunit 50105 Tool { }");
        Program program = Program.of(List.of(NEAR, FAR, PLAIN, asking));
        CodeObject from = program.codeunit(50104).orElseThrow();

        assertEquals(
                50102,
                program.codeunit(new ObjectReference(from.position(), Optional.empty(), "Tool"), asking)
                        .orElseThrow()
                        .id());
        assertEquals(
                50102,
                program.table(new ObjectReference(from.position(), Optional.empty(), "Pet"), asking)
                        .orElseThrow()
                        .id());
    }

    @Test
    void tablesOfOneNameKeepTheirOwnFields() {
        AppCode first =
                app(1, "namespace A; table 50101 Pet { fields { field(1; Name; Text[10]) { InitValue = 'first'; } } }");
        AppCode second = app(
                2, "namespace B; table 50102 Pet { fields { field(1; Name; Text[10]) { InitValue = 'second'; } } }");
        Program program = Program.of(List.of(first, second));

        assertEquals(
                Optional.of("second"),
                program.table(50102)
                        .orElseThrow()
                        .field("Name")
                        .flatMap(field -> field.declared()
                                .flatMap(tree -> tree.properties().find("InitValue")))
                        .map(property -> property.value().literal(0)));
    }
}
