package dev.rubicon.al.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.DeclaredApp;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What two texts of AL differ in. A line is: whether it breaks, the finding, the analyzer's rule, and what is done. */
class AppDiffTest {
    @Test
    void anExtensionBelongsToTheTableThatItsTargetIsInThatVersion() {
        check(
                "table 1 A { fields { field(1; I; Integer) { } } } tableextension 3 X extends A { fields { field(9; Zoo; Text[20]) { } } }",
                "table 1 \"A Old\" { fields { field(1; I; Integer) { } } } table 2 A { fields { field(1; I; Integer) { } } }"
                        + " tableextension 3 X extends A { fields { field(9; Zoo; Text[20]) { } } }",
                "! SC103 AS0006 renames table A to A Old",
                "! SC102 AS0002 drops field A Old.Zoo",
                "  SC001 AS0131 adds table A");
        check(
                "table 1 Pet { fields { field(1; I; Integer) { } } } tableextension 3 X extends Pet { fields { field(9; Zoo; Text[20]) { } } }",
                "table 1 Animal { fields { field(1; I; Integer) { } } } tableextension 3 X extends 1 { fields { field(9; Zoo; Text[20]) { } } }",
                "! SC103 AS0006 renames table Pet to Animal");
    }

    @Test
    void whatExtendsATableThatIsNotStoredIsNotStoredEither() {
        check(
                "table 1 A { TableType = Temporary; fields { field(1; I; Integer) { } } } tableextension 3 X extends A { fields { field(9; Zoo; Date) { } } }",
                "table 1 A { TableType = Temporary; fields { field(1; I; Integer) { } } }");
    }

    @Test
    void aTableOfAnotherAppByNumberAndByNameIsTakenForOneAndThatIsSaid() {
        check(
                "tableextension 3 X extends 18 { fields { field(9; Zoo; Date) { } } }",
                "tableextension 3 X extends Customer { fields { field(9; Zoo; Date) { } } }",
                "  SC012 AS0068 takes table 18 and table Customer, which table extension X extends, for one");
    }

    @Test
    void anEnumIsTheOneThatFieldsName() {
        check(
                "enum 5 Kind { value(0; Cat) { } value(1; Dog) { } } " + fieldOf("Enum Kind"),
                "enum 5 \"Kind Old\" { value(0; Cat) { } value(1; Dog) { } } enum 6 Kind { value(0; Fish) { } value(1; Dog) { } } "
                        + fieldOf("Enum kind"),
                "! SC119 AS0082 renames value 0 'Cat' of enum Kind to 'Fish'",
                "  SC006 - adds enum Kind Old");
        check(
                "enum 5 A { value(0; Cat) { } }",
                "enum 5 B { value(0; Fish) { } } enum 6 A { value(0; Cat) { } }",
                "  SC006 - adds enum B");
    }

    @Test
    void anEnumAndItsOwnExtensionsAreOneListOfValues() {
        check(
                "enum 5 Kind { value(0; Cat) { } value(1; Dog) { } }",
                "enum 5 Kind { value(0; Cat) { } } enumextension 6 More extends 5 { value(1; Dog) { } }");
        check(
                fieldOf("Option) { OptionMembers = Cat,,Dog; } field(3; N; Date"),
                "enum 5 Kind { value(0; Cat) { } } enumextension 6 More extends Kind { value(2; \"dog \") { } } "
                        + fieldOf("Enum Kind) { } field(3; N; Date"),
                "  SC106 - changes the type of field T.K from Option to Enum \"Kind\"",
                "  SC006 - adds enum Kind");
    }

    @Test
    void aNumberThatLosesItsMeaningNeedsForceEvenIfTheTypeMayChange() {
        check(
                fieldOf("Option) { OptionMembers = Cat,Dog,Bird; } field(3; N; Date"),
                "enum 5 Kind { value(0; Cat) { } value(1; Wolf) { } } " + fieldOf("Enum Kind) { } field(3; N; Date"),
                "! SC117 AS0070 reads the numbers in field T.K by Enum \"Kind\", where these mean something else or nothing:"
                        + " 1 'Dog', 2 'Bird'",
                "  SC106 - changes the type of field T.K from Option to Enum \"Kind\"",
                "  SC006 - adds enum Kind");
    }

    @Test
    void anEnumOfAnotherAppIsNotComparedAndThatIsSaid() {
        check(
                "enum 5 K { value(0; Open) { } } " + fieldOf("Enum K"),
                fieldOf("Enum \"Sales Status\""),
                "  SC106 AS0004 changes the type of field T.K from Enum \"K\" to Enum \"Sales Status\"",
                "  SC013 - reads the numbers in field T.K, which were of type Enum \"K\", by Enum \"Sales Status\";"
                        + " one of them is another app's, and was not compared",
                "  SC011 AS0088 drops enum K");
    }

    @Test
    void membersOfAnOptionMayGrowAndFillGaps() {
        check(
                fieldOf("Option) { OptionMembers = Open,,Closed; } field(3; N; Date"),
                fieldOf("Option) { OptionMembers = open,Pending,Closed,Lost; } field(3; N; Date"),
                "  SC114 - changes the members of field T.K from 'Open','','Closed' to 'open','Pending','Closed','Lost'");
        check(
                fieldOf("Option) { OptionMembers = Open,Lost,Closed; } field(3; N; Date"),
                fieldOf("Option) { OptionMembers = Open,,Closed; } field(3; N; Date"),
                "! SC114 - changes the members of field T.K from 'Open','Lost','Closed' to 'Open','','Closed'");
    }

    @Test
    void aPrimaryKeySaysInWhatItDiffers() {
        String two =
                "table 1 T { fields { field(1; I; Integer) { } field(2; %s; Code[%d]) { } field(3; %s; Code[10]) { } } keys { key(%s; %s) { } } }";
        check(
                two.formatted("A", 10, "B", "PK", "A, B"),
                two.formatted("B", 10, "A", "PK", "A, B"),
                "! SC104 AS0005 renames field T.A to B",
                "! SC104 AS0005 renames field T.B to A",
                "! SC110 AS0009 changes the primary key of T from B, A to A, B");
        check(
                two.formatted("A", 10, "B", "PK", "A"),
                two.formatted("A", 20, "B", "Key1", "a"),
                "! SC110 AS0010 renames the primary key of T from PK to Key1, and changes the length of the primary key of T",
                "  SC107 AS0086 lengthens field T.A from Code[10] to Code[20]");
        check(
                two.formatted("A", 10, "B", "PK", "A"),
                "table 1 T { fields { field(1; I; Integer) { } field(3; A; Code[10]) { } } keys { key(PK; A) { } } }",
                "! SC102 AS0002 drops field T.A",
                "! SC104 AS0005 renames field T.B to A",
                "! SC110 AS0009 changes the primary key of T from A (dropped) to A");
    }

    @Test
    void aFieldOfThePrimaryKeyHasARuleOfItsOwnForItsId() {
        String table =
                "table 1 T { fields { field(%s; I; Integer) { } field(2; J; Integer) { } field(%s; K; Integer) { } }"
                        + " keys { key(PK; J, i) { } key(S; K) { } } }";
        check(
                table.formatted("1", "3"),
                table.formatted("4", "5"),
                "! SC105 AS0137 changes the id of field T.I from 1 to 4",
                "! SC105 AS0136 changes the id of field T.K from 3 to 5");
    }

    @Test
    void aKeyOfAnExtensionFollowsItsFieldThroughARename() {
        check(
                "tableextension 3 X extends Item { fields { field(9; Zoo; Date) { } } keys { key(K; Zoo) { } } }",
                "tableextension 3 X extends Item { fields { field(9; Park; Date) { } } keys { key(K; Park) { } } }",
                "! SC104 AS0005 renames field Item.Zoo to Park");
    }

    @Test
    void whatHasMovedAwayIsNoPartnerForWhatIsHere() {
        check(
                "table 1 T { fields { field(1; I; Integer) { } field(6; P; Blob) { } field(5; P; Blob) { ObsoleteState = Moved; } } }",
                "table 1 T { fields { field(1; I; Integer) { } field(7; P; Blob) { } } }",
                "! SC105 AS0136 changes the id of field T.P from 6 to 7");
        check(
                "table 1 T { fields { field(1; I; Integer) { } } }",
                "table 1 T { ObsoleteState = Moved; fields { field(1; I; Integer) { } } }",
                "? SC108 AS0034 says that table T has moved, but not where to");
    }

    @Test
    void whatOnlyTheDeclarationSaysIsSaidAndBreaksNothing() {
        check(
                "table 1 T { fields { field(1; I; Integer) { } } }",
                "table 2 t { CompressionType = Page; fields { field(1; I; Integer) { InitValue = 5; ObsoleteState = Removed; } } }",
                "  SC010 - changes Id of table t from '1' to '2'",
                "  SC010 AS0006 changes Name of table t from 'T' to 't'",
                "  SC010 - changes CompressionType of table t from nothing to 'Page'",
                "  SC010 AS0115 changes ObsoleteState of field t.I from nothing to 'Removed'",
                "  SC010 - changes InitValue of field t.I from nothing to '5'");
    }

    @Test
    void placesAreFoundOnBothSidesEvenInExtensionsByNumber() {
        List<LocatedChange> changes = AppDiff.of(
                        app(
                                "table 1 T { fields { field(1; I; Integer) { } } }\ntableextension 2 X extends 1\n{ fields { field(9; A; Date) { } } }"),
                        app(
                                "table 1 T { fields { field(1; I; Integer) { } } }\n\n\ntableextension 2 X extends T {\nfields { field(9; B; Date) { } } }"))
                .changes();
        assertEquals("a.al:3", changes.getFirst().before().orElseThrow().fileAndLine());
        assertEquals("a.al:5", changes.getFirst().after().orElseThrow().fileAndLine());
    }

    private static String fieldOf(String type) {
        return "table 1 T { fields { field(1; I; Integer) { } field(2; K; " + type + ") { } } }";
    }

    private static void check(String older, String newer, String... expected) {
        assertEquals(
                List.of(expected),
                AppDiff.of(app(older), app(newer)).changes().stream()
                        .map(change -> mark(change) + " " + change.finding().code() + " "
                                + change.rule().orElse("-") + " "
                                + change.finding().action())
                        .toList());
    }

    private static String mark(LocatedChange change) {
        return switch (change.verdict()) {
            case ALLOWED -> " ";
            case BREAKING -> "!";
            case BREAKING_WITH_ROWS -> "?";
        };
    }

    private static DeclaredApp app(String source) {
        String json =
                "{\"id\":\"11111111-2222-3333-4444-555555555555\",\"name\":\"A\",\"publisher\":\"P\",\"version\":\"1.0.0.0\"}";
        return AppReader.readDeclared(new TwoFiles(json, source), Set.of());
    }

    private record TwoFiles(String json, String source) implements AppFiles {
        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(Arrays.asList("app.json", "a.al"));
        }

        @Override
        public byte[] read(String path) {
            return (path.equals("a.al") ? source : json).getBytes(StandardCharsets.UTF_8);
        }
    }
}
