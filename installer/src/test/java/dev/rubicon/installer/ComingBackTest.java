package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.NAME;
import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.counter;
import static dev.rubicon.installer.Shapes.extending;
import static dev.rubicon.installer.Shapes.extension;
import static dev.rubicon.installer.Shapes.key;
import static dev.rubicon.installer.Shapes.keyed;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static dev.rubicon.installer.Shapes.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.model.ProblemException;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Companies that come later, and tables and fields that come back. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ComingBackTest {
    @Parameter
    private TestDatabase kind;

    private static final Caller CALLER = new Caller("test", "tester");
    private static final Schema EXTENSION =
            extending(extension(50, "T", List.of(unique("EK", "X", "Name")), Field.of(60, "X", new Text(10))));

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCompanyThatComesLaterHasTheSameTables() {
        completed(world.add(
                "app", "1.0", schema(keyed(1, "T", List.of(unique("PK", "No."), key("K", "Name")), NO, NAME))));
        completed(world.add("ext", "1.0", EXTENSION, "app"));
        new Companies(world.instance, World.CLOCK).add(new CompanyName("B"), CALLER);
        assertEquals(schemaOf("A"), schemaOf("B"));
    }

    @Test
    void twoCompaniesDifferInMoreThanTheCaseOfAnyLetter() {
        new Companies(world.instance, World.CLOCK).add(new CompanyName("Þór"), CALLER);
        assertThrows(
                ProblemException.class,
                () -> new Companies(world.instance, World.CLOCK).add(new CompanyName("þór"), CALLER));
    }

    @Test
    void aFieldOfAnExtensionComesBackBlank() {
        completed(world.add("app", "1.0", schema(table(1, "T", NO, NAME))));
        completed(world.add("ext", "1.0", EXTENSION, "app"));
        world.execute("INSERT INTO " + sqlName("T") + " VALUES ('1', 'a', 'x')");
        completed(world.force("ext", "2.0", Schema.EMPTY, "app"));
        completed(world.force("ext", "3.0", EXTENSION, "app"));
        assertEquals(List.of("1|a|"), world.rows("SELECT * FROM " + sqlName("T")));
        assertEquals(List.of("A T: No.=1 X=x"), world.archived());
    }

    @Test
    void aTableThatNumbersItsRowsComesBackEmpty() {
        Schema numbered = schema(table(1, "T", counter(1, "Entry"), NAME));
        completed(world.add("app", "1.0", numbered));
        world.execute("INSERT INTO " + sqlName("T") + " (\"Name\") VALUES ('a')");
        completed(world.force("app", "2.0", Schema.EMPTY));
        completed(world.add("app", "3.0", numbered));
        assertEquals(List.of(), world.rows("SELECT * FROM " + sqlName("T")));
        assertEquals(List.of("A T: Entry=1 Name=a"), world.archived());
    }

    private List<String> schemaOf(String company) {
        return world.liveSchema().stream()
                .filter(line -> line.startsWith(company + "$"))
                .map(line -> line.replace(company + "$", "").replaceAll("\\$[0-9a-f]{12}(?=\\|)", "\\$hash"))
                .toList();
    }

    private static void completed(Applied applied) {
        assertInstanceOf(Applied.Completed.class, applied, applied::toString);
    }
}
