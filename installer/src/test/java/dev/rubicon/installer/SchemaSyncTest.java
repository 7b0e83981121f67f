package dev.rubicon.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.PlannedChange;
import dev.rubicon.installer.plan.Refusal;
import dev.rubicon.installer.plan.RefusalText;
import dev.rubicon.model.SyncMode;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.FieldClass;
import dev.rubicon.schema.FieldType;
import dev.rubicon.schema.FieldType.Code;
import dev.rubicon.schema.FieldType.Plain;
import dev.rubicon.schema.FieldType.Text;
import dev.rubicon.schema.Finding;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.ObsoleteState;
import dev.rubicon.schema.Schema;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import dev.rubicon.schema.TableType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to rows, for each kind of change, in a real database. Source: design, semantics section 4. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SchemaSyncTest {
    @Parameter
    private TestDatabase kind;

    private static final Field NO = Field.of(1, "No.", new Code(20));
    private static final Field NAME = Field.of(2, "Name", new Text(100));
    private static final Field FAX = Field.of(3, "Fax", new Text(30));
    private static final String CUSTOMER = table("A", "Customer", "app");

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void open() {
        world = new World(kind, folder, "A", "B");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aNewFieldIsBlankInOldRows() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        after(SyncMode.ADD, customer(NO, NAME, Field.of(4, "Points", Plain.INTEGER), Field.of(5, "Born", Plain.DATE)));
        rows("SELECT * FROM " + CUSTOMER, "10|Ann|0|");
        archived();
    }

    @Test
    void aDroppedFieldIsArchivedWhereItWasSet() {
        before(customer(NO, NAME, FAX), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann', '555'), ('20', 'Bob', '')");
        refused(customer(NO, NAME), "drops field Customer.Fax: 1 of 2");
        after(SyncMode.FORCE_SYNC, customer(NO, NAME));
        rows("SELECT * FROM " + CUSTOMER + " ORDER BY 1", "10|Ann", "20|Bob");
        archived("A Customer: No.=10 Fax=555");
    }

    @Test
    void aFieldThatWasDeclaredRemovedMayBeDroppedWithoutForceAndIsArchivedAllTheSame() {
        Field removed = new Field(3, "Fax", new Text(30), FieldClass.NORMAL, true, false, ObsoleteState.REMOVED);
        before(customer(NO, NAME, removed), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann', '555')");
        after(SyncMode.ADD, customer(NO, NAME));
        archived("A Customer: No.=10 Fax=555");
    }

    @Test
    void aRenamedFieldKeepsItsValues() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        Schema renamed = customer(NO, Field.of(2, "Full Name", new Text(100)));
        refused(renamed, "renames field Customer.Name to Full Name: 0 of 1");
        after(SyncMode.FORCE_SYNC, renamed);
        rows("SELECT \"Full Name\" FROM " + CUSTOMER, "Ann");
        archived();
    }

    @Test
    void twoFieldsThatSwapTheirNamesKeepTheirOwnValues() {
        before(customer(NO, NAME, FAX), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann', '555')");
        after(SyncMode.FORCE_SYNC, customer(NO, Field.of(2, "Fax", new Text(100)), Field.of(3, "Name", new Text(30))));
        rows("SELECT \"Fax\", \"Name\" FROM " + CUSTOMER, "Ann|555");
        archived();
    }

    @Test
    void aNameThatWandersToAnotherFieldIsPointedOut() {
        before(customer(NO, NAME, FAX), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann', '555')");
        Schema shifted = customer(NO, Field.of(2, "Fax", new Text(100)), Field.of(3, "Phone", new Text(30)));
        assertEquals(
                List.of("RB524: app 2.0: field 'Fax' of table 'Customer' will hold the values of 'Name',"
                        + " though another field had that name"),
                world.plan("app", "2.0", SyncMode.FORCE_SYNC, shifted).plan().warnings().stream()
                        .map(warning -> warning.code() + ": " + warning.message())
                        .toList());
    }

    @Test
    void aNameThatChangesOnlyInCaseIsWrittenAnew() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        after(SyncMode.ADD, schema(customerTable("CUSTOMER", NO, Field.of(2, "NAME", new Text(100)))));
        rows("SELECT \"NAME\" FROM " + table("A", "CUSTOMER", "app"), "Ann");
    }

    @Test
    void aFieldUnderAnotherIdKeepsItsValues() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        Schema renumbered = customer(NO, Field.of(9, "Name", new Text(100)));
        refused(renumbered, "changes the id of field Customer.Name from 2 to 9: 0 of 1");
        after(SyncMode.FORCE_SYNC, renumbered);
        rows("SELECT * FROM " + CUSTOMER, "10|Ann");
    }

    @Test
    void aLongerTextNeedsNoForce() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        after(SyncMode.ADD, customer(NO, Field.of(2, "Name", new Text(200))));
        rows("SELECT * FROM " + CUSTOMER, "10|Ann");
    }

    @Test
    void aShorterTextIsCutAndTheWholeOfItArchived() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Annabel'), ('20', 'Bob')");
        Schema shorter = customer(NO, Field.of(2, "Name", new Text(3)));
        refused(shorter, "shortens field Customer.Name from Text[100] to Text[3]: 1 of 2");
        after(SyncMode.FORCE_SYNC, shorter);
        rows("SELECT * FROM " + CUSTOMER + " ORDER BY 1", "10|Ann", "20|Bob");
        archived("A Customer: No.=10 Name=Annabel");
    }

    @Test
    void textBecomesANumberWhereItIsOne() {
        before(
                customer(NO, NAME),
                "INSERT INTO " + CUSTOMER
                        + " VALUES ('1', '42'), ('2', ''), ('3', '042'), ('4', 'x'), ('5', '99999999999')");
        Schema number = customer(NO, Field.of(2, "Name", Plain.INTEGER));
        refused(number, "changes the type of field Customer.Name from Text[100] to Integer: 3 of 5");
        after(SyncMode.FORCE_SYNC, number);
        rows("SELECT \"No.\", \"Name\" FROM " + CUSTOMER + " ORDER BY 1", "1|42", "2|0", "3|0", "4|0", "5|0");
        archived("A Customer: No.=3 Name=042", "A Customer: No.=4 Name=x", "A Customer: No.=5 Name=99999999999");
    }

    @Test
    void aNumberBecomesText() {
        before(
                customer(NO, Field.of(2, "Points", Plain.INTEGER)),
                "INSERT INTO " + CUSTOMER + " VALUES ('1', 42), ('2', 123456)");
        after(SyncMode.FORCE_SYNC, customer(NO, Field.of(2, "Points", new Text(3))));
        rows("SELECT \"Points\" FROM " + CUSTOMER + " ORDER BY \"No.\"", "42", "");
        archived("A Customer: No.=2 Points=123456");
    }

    @Test
    void aDecimalBecomesAnIntegerWhereItIsWhole() {
        before(
                customer(NO, Field.of(2, "Amount", Plain.DECIMAL)),
                "INSERT INTO " + CUSTOMER + " VALUES ('1', 42), ('2', 4.5)");
        after(SyncMode.FORCE_SYNC, customer(NO, Field.of(2, "Amount", Plain.INTEGER)));
        rows("SELECT \"Amount\" FROM " + CUSTOMER + " ORDER BY \"No.\"", "42", "0");
        archived("A Customer: No.=2 Amount=4.5");
    }

    @Test
    void textBecomesCodeInUpperCase() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('1', 'ABC'), ('2', 'abc ')");
        after(SyncMode.FORCE_SYNC, customer(NO, Field.of(2, "Name", new Code(20))));
        rows("SELECT \"Name\" FROM " + CUSTOMER + " ORDER BY \"No.\"", "ABC", "ABC");
        archived("A Customer: No.=2 Name=abc ");
    }

    @Test
    void integerToBigIntegerAndOptionToEnumNeedNoForce() {
        Field option = Field.of(3, "Kind", new FieldType.Option(List.of("a", "b")));
        before(
                customer(NO, Field.of(2, "Points", Plain.INTEGER), option),
                "INSERT INTO " + CUSTOMER + " VALUES ('1', 42, 1)");
        after(
                SyncMode.ADD,
                customer(
                        NO,
                        Field.of(2, "Points", Plain.BIG_INTEGER),
                        Field.of(3, "Kind", new FieldType.EnumOf("Kind"))));
        rows("SELECT * FROM " + CUSTOMER, "1|42|1");
    }

    @Test
    void ordinalsStayWhenMembersGo() {
        Field three = Field.of(2, "Kind", new FieldType.Option(List.of("a", "b", "c")));
        before(customer(NO, three), "INSERT INTO " + CUSTOMER + " VALUES ('1', 2)");
        Schema two = customer(NO, Field.of(2, "Kind", new FieldType.Option(List.of("a", "b"))));
        refused(two, "changes the members of field Customer.Kind from 'a','b','c' to 'a','b': 0 of 1");
        after(SyncMode.FORCE_SYNC, two);
        rows("SELECT \"Kind\" FROM " + CUSTOMER, "2");
    }

    @Test
    void aDroppedTableIsArchivedWhole() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann'), ('20', '')");
        refused(Schema.EMPTY, "drops table Customer: 2 of 2");
        after(SyncMode.FORCE_SYNC, Schema.EMPTY);
        assertEquals(List.of(), world.liveSchema());
        archived("A Customer: No.=10 Name=Ann", "A Customer: No.=20 Name=");
    }

    @Test
    void aTableThatCameBackHasNoRowsAndTheArchiveKeepsTheOld() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        world.force("app", "2.0", Schema.EMPTY);
        world.force("app", "3.0", customer(NO, NAME));
        rows("SELECT * FROM " + CUSTOMER);
        archived("A Customer: No.=10 Name=Ann");
    }

    @Test
    void aRenamedTableKeepsItsRowsAndTheColumnsOfOtherApps() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        world.add("ext", "1.0", extension("Customer", Field.of(50, "Tier", Plain.INTEGER)));
        world.execute("UPDATE " + CUSTOMER + " SET " + column("Tier", "ext") + " = 3");
        after(SyncMode.FORCE_SYNC, schema(customerTable("Client", NO, NAME)));
        rows("SELECT \"No.\", " + column("Tier", "ext") + " FROM " + table("A", "Client", "app"), "10|3");
        world.add("ext", "1.1", extension("Client", Field.of(50, "Tier", Plain.INTEGER)));
        rows("SELECT " + column("Tier", "ext") + " FROM " + table("A", "Client", "app"), "3");
        archived();
    }

    @Test
    void twoTablesThatSwapTheirNamesKeepTheirOwnRows() {
        Table one = Table.of(1, "One", List.of(NO));
        Table two = Table.of(2, "Two", List.of(NO));
        before(schema(one, two), "INSERT INTO " + table("A", "One", "app") + " VALUES ('1')");
        after(SyncMode.FORCE_SYNC, schema(Table.of(1, "Two", List.of(NO)), Table.of(2, "One", List.of(NO))));
        rows("SELECT * FROM " + table("A", "Two", "app"), "1");
        rows("SELECT * FROM " + table("A", "One", "app"));
    }

    @Test
    void columnsOfOtherAppsSurviveARebuildOfTheTable() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', '7')");
        world.add("ext", "1.0", extension("Customer", Field.of(50, "Tier", Plain.INTEGER)));
        world.execute("UPDATE " + CUSTOMER + " SET " + column("Tier", "ext") + " = 3");
        after(SyncMode.FORCE_SYNC, customer(NO, Field.of(2, "Name", Plain.INTEGER)));
        rows("SELECT * FROM " + CUSTOMER, "10|7|3");
    }

    @Test
    void anExtensionThatGoesTakesOnlyItsOwnColumns() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        world.add("ext", "1.0", extension("Customer", Field.of(50, "Tier", Plain.INTEGER)));
        world.add("two", "1.0", extension("Customer", Field.of(60, "Tier", Plain.INTEGER)));
        world.execute(
                "UPDATE " + CUSTOMER + " SET " + column("Tier", "ext") + " = 3, " + column("Tier", "two") + " = 4");
        world.force("ext", "2.0", Schema.EMPTY);
        rows("SELECT * FROM " + CUSTOMER, "10|Ann|4");
        archived("A Customer: No.=10 Tier=3");
    }

    @Test
    void aTableThatAnotherAppExtendsIsNotDropped() {
        before(customer(NO, NAME));
        world.add("ext", "1.0", extension("Customer", Field.of(50, "Tier", Plain.INTEGER)));
        refusedBecause(SyncMode.FORCE_SYNC, Schema.EMPTY, "RB504: app 2.0 drops table 'Customer', which ext extends");
    }

    @Test
    void anExtensionOfATableThatIsNotThereIsRefused() {
        refusedBecause(
                SyncMode.ADD,
                extension("Vendor", Field.of(50, "Tier", Plain.INTEGER)),
                "RB502: app 2.0: table extension 70 Ext extends table 'Vendor', which no app in the instance declares");
    }

    @Test
    void anotherPrimaryKeyKeepsAllRows() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann'), ('20', 'Bob')");
        after(SyncMode.FORCE_SYNC, keyed(List.of("Name", "No."), NO, NAME));
        rows("SELECT * FROM " + CUSTOMER + " ORDER BY 1", "10|Ann", "20|Bob");
    }

    @Test
    void rowsThatWouldClashUnderAnotherPrimaryKeyAreRefused() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann'), ('20', 'Ann'), ('30', 'Bob')");
        refusedBecause(
                SyncMode.FORCE_SYNC,
                keyed(List.of("Name"), NO, NAME),
                "RB501: app 2.0: rows of table 'Customer' of company 'A' would have the same key (Name): Ann");
    }

    @Test
    void rowsThatWouldClashOnceTheirKeyIsCutAreRefused() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('ABC1', ''), ('ABC2', '')");
        refusedBecause(
                SyncMode.FORCE_SYNC,
                customer(Field.of(1, "No.", new Code(3)), NAME),
                "RB501: app 2.0: rows of table 'Customer' of company 'A' would have the same key (No.): ABC");
    }

    @Test
    void duplicatesForAUniqueKeyAreRefused() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann'), ('20', 'Ann')");
        Table unique = new Table(
                50,
                "Customer",
                TableType.NORMAL,
                true,
                ObsoleteState.NO,
                List.of(NO, NAME),
                List.of(new Key("PK", List.of("No."), true), new Key("N", List.of("Name"), true)));
        refusedBecause(
                SyncMode.FORCE_SYNC,
                schema(unique),
                "RB501: app 2.0: rows of table 'Customer' of company 'A' would have the same key (Name): Ann");
    }

    @Test
    void rowsOfOneCompanyBecomeShared() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        Table shared =
                new Table(50, "Customer", TableType.NORMAL, false, ObsoleteState.NO, List.of(NO, NAME), List.of());
        after(SyncMode.FORCE_SYNC, schema(shared));
        rows("SELECT * FROM \"Customer$" + World.appId("app") + "\"", "10|Ann");
    }

    @Test
    void rowsOfTwoCompaniesDoNotBecomeShared() {
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        world.execute("INSERT INTO " + table("B", "Customer", "app") + " VALUES ('10', 'Bob')");
        Table shared =
                new Table(50, "Customer", TableType.NORMAL, false, ObsoleteState.NO, List.of(NO, NAME), List.of());
        refusedBecause(
                SyncMode.FORCE_SYNC,
                schema(shared),
                "RB505: app 2.0 changes whether table 'Customer' belongs to a company, and it is not clear whose its rows"
                        + " are; companies concerned: A, B");
    }

    @Test
    void aTableThatBecomesTemporaryIsAllowedOnlyWhileItIsEmpty() {
        Table temporary =
                new Table(50, "Customer", TableType.TEMPORARY, true, ObsoleteState.NO, List.of(NO, NAME), List.of());
        before(customer(NO, NAME), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann')");
        refused(schema(temporary), "makes table Customer temporary: 1 of 1");
        world.execute("DELETE FROM " + CUSTOMER);
        after(SyncMode.ADD, schema(temporary));
        assertEquals(List.of(), world.liveSchema());
    }

    @Test
    void aFieldThatBecomesAFlowFieldIsArchived() {
        Field flow = new Field(3, "Fax", new Text(30), FieldClass.FLOW_FIELD, true, false, ObsoleteState.NO);
        before(customer(NO, NAME, FAX), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann', '555')");
        after(SyncMode.FORCE_SYNC, customer(NO, NAME, flow));
        rows("SELECT * FROM " + CUSTOMER, "10|Ann");
        archived("A Customer: No.=10 Fax=555");
    }

    @Test
    void anAutoIncrementKeyNumbersRows() {
        Field entry = new Field(1, "Entry No.", Plain.INTEGER, FieldClass.NORMAL, true, true, ObsoleteState.NO);
        before(
                customer(entry, NAME),
                "INSERT INTO " + CUSTOMER + " (\"Name\") VALUES ('Ann'), ('Bob')",
                "DELETE FROM " + CUSTOMER + " WHERE \"Name\" = 'Bob'",
                "INSERT INTO " + CUSTOMER + " (\"Name\") VALUES ('Cid')");
        rows("SELECT * FROM " + CUSTOMER, "1|Ann", "3|Cid");
        after(SyncMode.FORCE_SYNC, customer(Field.of(1, "Entry No.", Plain.INTEGER), NAME));
        rows("SELECT * FROM " + CUSTOMER, "1|Ann", "3|Cid");
    }

    @Test
    void everyCompanyIsSynced() {
        before(customer(NO, NAME, FAX), "INSERT INTO " + CUSTOMER + " VALUES ('10', 'Ann', '1')");
        world.execute("INSERT INTO " + table("B", "Customer", "app") + " VALUES ('10', 'Bob', '2')");
        refused(customer(NO, NAME), "drops field Customer.Fax: 2 of 2");
        after(SyncMode.FORCE_SYNC, customer(NO, NAME));
        archived("A Customer: No.=10 Fax=1", "B Customer: No.=10 Fax=2");
    }

    private void before(Schema schema, String... statements) {
        world.add("app", "1.0", schema);
        Arrays.stream(statements).forEach(world::execute);
    }

    /** Applies {@code schema}; the database must then look as if it had been installed at once. */
    private void after(SyncMode mode, Schema schema) {
        assertInstanceOf(Applied.Completed.class, world.apply(world.plan("app", "2.0", mode, schema)));
    }

    private void rows(String query, String... expected) {
        assertEquals(List.of(expected), world.rows(query));
    }

    private void archived(String... expected) {
        assertEquals(List.of(expected), world.archived());
    }

    /** Mode Add refuses it with these breaking changes, each with lost and all rows, and touches nothing. */
    private void refused(Schema schema, String... changes) {
        List<String> before = world.liveSchema();
        Planned.Refused refused =
                assertInstanceOf(Planned.Refused.class, world.plan("app", "2.0", SyncMode.ADD, schema));
        List<String> said = new ArrayList<>();
        for (Refusal refusal : refused.refusals()) {
            for (PlannedChange change :
                    assertInstanceOf(Refusal.NeedsForce.class, refusal).changes()) {
                said.add(Finding.of(change.change()).action() + ": " + change.lost() + " of " + change.rows());
            }
        }
        assertEquals(List.of(changes), said);
        assertEquals(before, world.liveSchema());
    }

    private void refusedBecause(SyncMode mode, Schema schema, String expected) {
        Planned.Refused refused = assertInstanceOf(Planned.Refused.class, world.plan("app", "2.0", mode, schema));
        List<String> said = refused.refusals().stream()
                .map(RefusalText::problem)
                .map(problem -> problem.code() + ": " + problem.message())
                .toList();
        assertEquals(List.of(expected), said);
    }

    private static Schema schema(Table... tables) {
        return new Schema(List.of(tables), List.of());
    }

    private static Schema customer(Field... fields) {
        return schema(customerTable("Customer", fields));
    }

    private static Table customerTable(String name, Field... fields) {
        return Table.of(50, name, List.of(fields));
    }

    private static Schema keyed(List<String> key, Field... fields) {
        return schema(new Table(
                50,
                "Customer",
                TableType.NORMAL,
                true,
                ObsoleteState.NO,
                List.of(fields),
                List.of(new Key("PK", key, true))));
    }

    private static Schema extension(String target, Field... fields) {
        return new Schema(List.of(), List.of(new TableExtension(70, "Ext", target, List.of(fields), List.of())));
    }

    private static String table(String company, String name, String app) {
        return "\"" + company + "$" + name + "$" + World.appId(app) + "\"";
    }

    private static String column(String name, String app) {
        return "\"" + name + "$" + World.appId(app) + "\"";
    }
}
