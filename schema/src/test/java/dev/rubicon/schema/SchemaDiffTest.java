package dev.rubicon.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.EnumOf;
import dev.rubicon.schema.FieldType.Option;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs between two schemas, and which of it needs force. Source: design, semantics section 4. */
class SchemaDiffTest {
    private static final Field NO = Field.of(1, "No.", new Code(20));
    private static final Field NAME = Field.of(2, "Name", new Text(50));

    @Test
    void whatIsTheSameIsNoDifference() {
        check(customer(NO, NAME), customer(NO, NAME));
        check(customer(NO, NAME), customer(NAME, NO).withKeyOver("No."));
        check(customer(NO, NAME), new Tables(Table.of(7, "CUSTOMER", List.of(NO, NAME.named("NAME")))));
    }

    @Test
    void whatIsAddedNeedsNoForce() {
        check(new Tables(), customer(NO), "ok  adds table Customer");
        check(customer(NO), customer(NO, NAME), "ok  adds field Customer.Name");
        check(customer(NO, NAME), customer(NO, NAME).withKey("K", false, "Name"), "ok  adds key K to Customer");
    }

    @Test
    void whatIsRemovedNeedsForceUnlessItWasDeclaredRemoved() {
        check(customer(NO), new Tables(), "!   drops table Customer");
        check(customer(NO, NAME), customer(NO), "!   drops field Customer.Name");
        check(customer(NO, obsolete(NAME, ObsoleteState.PENDING)), customer(NO), "!   drops field Customer.Name");
        check(customer(NO, obsolete(NAME, ObsoleteState.REMOVED)), customer(NO), "ok  drops field Customer.Name");
        check(customer(NO, NAME).withKey("K", false, "Name"), customer(NO, NAME), "ok  drops key K of Customer");
    }

    @Test
    void obsoleteStatesAreNoDifferenceWhileTheFieldIsDeclared() {
        check(customer(NO, NAME), customer(NO, obsolete(NAME, ObsoleteState.REMOVED)));
    }

    @Test
    void thePairIsTheIdThenTheName() {
        check(
                customer(NO, NAME),
                customer(NO, NAME.named("Full Name")),
                "!   renames field Customer.Name to Full Name");
        check(
                customer(NO, NAME),
                customer(NO, Field.of(9, "Name", new Text(50))),
                "!   changes the id of field Customer.Name from 2 to 9");
        check(
                customer(NO, NAME, Field.of(3, "Fax", new Text(50))),
                customer(NO, NAME.named("Fax"), Field.of(3, "Name", new Text(50))),
                "!   renames field Customer.Name to Fax",
                "!   renames field Customer.Fax to Name");
        check(
                customer(NO, NAME),
                new Tables(Table.of(7, "Client", List.of(NO, NAME))),
                "!   renames table Customer to Client");
        check(customer(NO), new Tables(Table.of(8, "Customer", List.of(NO))));
    }

    @Test
    void aTypeMayOnlyGrowWithoutForce() {
        retyped(new Text(50), new Text(60), "ok  lengthens field Customer.F from Text[50] to Text[60]");
        retyped(new Text(50), new Text(40), "!   shortens field Customer.F from Text[50] to Text[40]");
        retyped(new Text(50), new Code(50), "!   changes the type of field Customer.F from Text[50] to Code[50]");
        retyped(
                Plain.INTEGER,
                Plain.BIG_INTEGER,
                "ok  changes the type of field Customer.F from Integer to BigInteger");
        retyped(
                Plain.BIG_INTEGER,
                Plain.INTEGER,
                "!   changes the type of field Customer.F from BigInteger to Integer");
        retyped(
                new Option(List.of("a", "b")),
                new Option(List.of("a", "b", "c")),
                "ok  changes the members of field Customer.F from 'a','b' to 'a','b','c'");
        retyped(
                new Option(List.of("a", "b")),
                new Option(List.of("b", "a")),
                "!   changes the members of field Customer.F from 'a','b' to 'b','a'");
        retyped(
                new Option(List.of("a")),
                new EnumOf("E"),
                "ok  changes the type of field Customer.F from Option to Enum \"E\"",
                "ok  reads the numbers in field Customer.F, which were of type Option, by Enum \"E\"; one of them is another app's,"
                        + " and was not compared");
    }

    private static void retyped(FieldType from, FieldType to, String... expected) {
        check(customer(NO, Field.of(2, "F", from)), customer(NO, Field.of(2, "F", to)), expected);
    }

    @Test
    void whatIsNotStoredIsNeverADifference() {
        Field flow = new Field(2, "Name", new Text(50), FieldClass.FLOW_FIELD, true, false, ObsoleteState.NO);
        Field disabled = new Field(2, "Name", new Text(50), FieldClass.NORMAL, false, false, ObsoleteState.NO);
        check(customer(NO), customer(NO, flow));
        check(customer(NO, flow), customer(NO));
        check(customer(NO, disabled), customer(NO, flow));
        check(customer(NO, flow), customer(NO, NAME), "ok  adds field Customer.Name");
        check(customer(NO, NAME), customer(NO, flow), "?   no longer stores field Customer.Name");
        check(customer(NO, NAME), customer(NO, disabled), "?   no longer stores field Customer.Name");
    }

    @Test
    void aTableMayBecomeTemporaryOnlyWhileItHasNoRows() {
        Table temporary = new Table(7, "Customer", TableType.TEMPORARY, true, ObsoleteState.NO, List.of(NO), List.of());
        check(customer(NO), new Tables(temporary), "?   makes table Customer temporary");
        check(new Tables(temporary), customer(NO), "ok  adds table Customer");
        check(new Tables(temporary), new Tables());
    }

    @Test
    void aPrimaryKeyFollowsItsFieldsThroughARename() {
        check(customer(NO, NAME), customer(NO.named("Number"), NAME), "!   renames field Customer.No. to Number");
        check(
                customer(NO, NAME),
                customer(NO, NAME).withKeyOver("No.", "Name"),
                "!   changes the primary key of Customer from No. to No., Name");
    }

    @Test
    void onlyUniqueKeysNeedForce() {
        check(
                customer(NO, NAME).withKey("K", false, "Name"),
                customer(NO, NAME).withKey("K", false, "Name", "No."),
                "ok  changes key K of Customer");
        check(
                customer(NO, NAME).withKey("K", false, "Name"),
                customer(NO, NAME).withKey("K", true, "Name"),
                "!   changes unique key K of Customer");
        check(customer(NO, NAME), customer(NO, NAME).withKey("K", true, "Name"), "!   adds unique key K to Customer");
    }

    @Test
    void switchesOfTheWholeTableNeedForce() {
        Table shared = new Table(7, "Customer", TableType.NORMAL, false, ObsoleteState.NO, List.of(NO), List.of());
        check(customer(NO), new Tables(shared), "!   makes the rows of table Customer shared");
        check(new Tables(shared), customer(NO), "!   makes the rows of table Customer per company");
        Field numbered = new Field(1, "No.", Plain.INTEGER, FieldClass.NORMAL, true, true, ObsoleteState.NO);
        check(
                customer(Field.of(1, "No.", Plain.INTEGER)),
                customer(numbered),
                "!   starts numbering rows by field Customer.No.");
    }

    @Test
    void extensionsOfOneTableAreOneToTheTable() {
        TableExtension one = new TableExtension(1, "One", "Item", List.of(NAME), List.of());
        TableExtension two = new TableExtension(2, "Two", "item", List.of(Field.of(3, "Fax", new Text(30))), List.of());
        TableExtension both =
                new TableExtension(3, "Both", "Item", List.of(NAME, Field.of(3, "Fax", new Text(30))), List.of());
        assertEquals(List.of(), said(new Schema(List.of(), List.of(one, two)), new Schema(List.of(), List.of(both))));
        assertEquals(
                List.of("!   drops field Item.Fax"),
                said(new Schema(List.of(), List.of(one, two)), new Schema(List.of(), List.of(one))));
    }

    @Test
    void anExtensionMayNameItsTableByNumberInOneVersion() {
        TableExtension byNumber = new TableExtension(1, "One", "27", List.of(NAME), List.of());
        TableExtension byName = new TableExtension(1, "One", "Item", List.of(), List.of());
        List<String> dropped = List.of("!   drops field Item.Name");
        assertEquals(dropped, said(new Schema(List.of(), List.of(byNumber)), new Schema(List.of(), List.of(byName))));
    }

    private static void check(Tables from, Tables to, String... expected) {
        assertEquals(List.of(expected), said(from.schema(), to.schema()));
    }

    private static List<String> said(Schema from, Schema to) {
        List<TableChange> changes = new ArrayList<>();
        SchemaDiff.tables(from, to).forEach(table -> changes.addAll(table.changes()));
        SchemaDiff.extensions(from, to).forEach(extension -> changes.addAll(extension.changes()));
        return changes.stream()
                .map(change -> mark(Verdict.of(change)) + Finding.of(change).action())
                .toList();
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> "ok  ";
            case BREAKING -> "!   ";
            case BREAKING_WITH_ROWS -> "?   ";
        };
    }

    private static Field obsolete(Field field, ObsoleteState state) {
        return new Field(
                field.id(),
                field.name(),
                field.type(),
                field.fieldClass(),
                field.enabled(),
                field.autoIncrement(),
                state);
    }

    private static Tables customer(Field... fields) {
        return new Tables(Table.of(7, "Customer", List.of(fields)));
    }

    /** Tables of a schema; keys are those of the only one. */
    private record Tables(List<Table> tables) {
        Tables(Table... tables) {
            this(List.of(tables));
        }

        Schema schema() {
            return new Schema(tables, List.of());
        }

        Tables withKeyOver(String... fields) {
            return keyed(List.of(new Key("PK", List.of(fields), true)));
        }

        Tables withKey(String name, boolean unique, String... fields) {
            Key primary = tables.getFirst().primaryKey();
            return keyed(List.of(primary, new Key(name, Arrays.asList(fields), unique)));
        }

        private Tables keyed(List<Key> keys) {
            Table table = tables.getFirst();
            return new Tables(new Table(
                    table.id(),
                    table.name(),
                    table.type(),
                    table.dataPerCompany(),
                    table.obsoleteState(),
                    table.fields(),
                    keys));
        }
    }
}
