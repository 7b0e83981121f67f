package dev.rubicon.installer;

import static dev.rubicon.installer.Shapes.NO;
import static dev.rubicon.installer.Shapes.schema;
import static dev.rubicon.installer.Shapes.sqlName;
import static dev.rubicon.installer.Shapes.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchiveExport;
import dev.rubicon.installer.archive.DataArchive;
import dev.rubicon.installer.archive.ExportFormat;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What other programs get of the archive, and what is deleted from it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ArchiveExportTest {
    private static final Table CUSTOMER = table(
            1,
            "Customer",
            NO,
            Field.of(2, "Name, \"full\"", new Text(50)),
            Field.of(3, "Big", Plain.BIG_INTEGER),
            Field.of(4, "Amount", Plain.DECIMAL),
            Field.of(5, "Blocked", Plain.BOOLEAN),
            Field.of(6, "Picture", Plain.BLOB),
            Field.of(7, "Kind", new FieldType.Option(List.of("a", "b"))));

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void create() {
        world = new World(kind, folder, "A");
        world.add("app", "1.0", schema(CUSTOMER));
        String blob = kind == TestDatabase.SQLITE ? "x'000102'" : "'\\x000102'";
        world.execute("INSERT INTO " + sqlName("Customer") + " VALUES ('10', 'A \"b\",' || '" + "\n"
                + "c', 9007199254740993, 2.50, 1, " + blob + ", 1), ('20', '', 0, 0, 0, NULL, 0)");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String export(long id, ExportFormat format) {
        StringBuilder text = new StringBuilder();
        world.database.sql().snapshot(() -> {
            try {
                ArchiveEntry entry = new DataArchive(world.database.sql()).entry(id);
                new ArchiveExport(world.database.sql(), format).write(entry, text);
                return entry;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return text.toString();
    }

    @Test
    void aWholeTableAsCsv() {
        world.force("app", "2.0", schema());
        assertEquals(
                "No.,\"Name, \"\"full\"\"\",Big,Amount,Blocked,Picture,Kind\r\n"
                        + "10,\"A \"\"b\"\",\nc\",9007199254740993,2.5,true,AAEC,1\r\n"
                        + "20,\"\",0,0,false,,0\r\n",
                export(1, ExportFormat.CSV));
    }

    @Test
    void aWholeTableAsJsonLines() {
        world.force("app", "2.0", schema());
        assertEquals(
                "{\"No.\":\"10\",\"Name, \\\"full\\\"\":\"A \\\"b\\\",\\nc\",\"Big\":9007199254740993,\"Amount\":\"2.5\",\"Blocked\":true,\"Picture\":\"AAEC\",\"Kind\":1}\n"
                        + "{\"No.\":\"20\",\"Name, \\\"full\\\"\":\"\",\"Big\":0,\"Amount\":\"0\",\"Blocked\":false,\"Picture\":null,\"Kind\":0}\n",
                export(1, ExportFormat.JSONL));
    }

    @Test
    void aValueThatWasNotLostIsAbsent() {
        world.execute("UPDATE " + sqlName("Customer") + " SET \"Amount\" = 3 WHERE \"No.\" = '20'");
        world.force("app", "2.0", schema(table(1, "Customer", NO)));
        assertEquals(
                "{\"No.\":\"20\",\"Amount\":\"3\"}",
                export(1, ExportFormat.JSONL).lines().toList().get(1));
        assertEquals(
                "20,,,3,,,",
                export(1, ExportFormat.CSV).lines().reduce((a, b) -> b).orElseThrow());
    }

    @Test
    void moreRowsThanOneFetchComeAllAndInOrder() {
        world.execute("DELETE FROM " + sqlName("Customer"));
        world.execute("INSERT INTO " + sqlName("Customer")
                + " (\"No.\", \"Kind\") WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                + " FROM n WHERE i < 400) SELECT CAST(1000 + i AS TEXT), 1 FROM n");
        world.force("app", "2.0", schema(table(1, "Customer", NO)));
        List<String> lines = export(1, ExportFormat.CSV).lines().toList();
        assertEquals(401, lines.size());
        assertEquals(
                lines.stream().skip(1).sorted().toList(), lines.stream().skip(1).toList());
    }

    private Optional<Purge.Chosen> purge(boolean yes, Optional<Duration> age, boolean restored, Long... ids) {
        return Purge.run(
                world.instance,
                new Purge.Choice(List.of(ids), age, restored),
                chosen -> yes,
                new Caller("archive purge", "tester"),
                Clock.fixed(Instant.parse("2026-12-01T03:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void whatIsPurgedIsGoneAndItsNumberIsNotGivenAgain() {
        world.force("app", "2.0", schema());
        assertEquals(Optional.empty(), purge(false, Optional.empty(), false, 1L));
        Purge.Chosen purged = purge(true, Optional.empty(), false, 1L).orElseThrow();
        assertEquals(2, purged.rows());
        assertTrue(purged.bytes() > 0);
        DataArchive archive = new DataArchive(world.database.sql());
        assertEquals(List.of(), archive.entries());
        assertEquals(false, world.database.sql().hasTable("rubicon_archive_1"));
        assertEquals(2, archive.nextId());
    }

    @Test
    void onlyWhatIsOldEnoughOrRestoredIsChosen() {
        world.force("app", "2.0", schema());
        assertEquals(
                0,
                purge(true, Optional.of(Duration.ofDays(90)), false)
                        .orElseThrow()
                        .entries()
                        .size());
        assertEquals(
                0, purge(true, Optional.empty(), true).orElseThrow().entries().size());
        assertEquals(
                1,
                purge(true, Optional.of(Duration.ofDays(9)), false)
                        .orElseThrow()
                        .entries()
                        .size());
    }
}
