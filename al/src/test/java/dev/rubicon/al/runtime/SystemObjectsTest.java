package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.al.runtime.bind.Bodies;
import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.bind.Unsupported;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.Limits;
import dev.rubicon.al.runtime.run.Session;
import dev.rubicon.al.runtime.system.SystemApp;
import dev.rubicon.al.runtime.system.SystemTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The objects that every instance has: upgrade tags, tables that tell of the instance, and others. */
class SystemObjectsTest {
    private static final String TABLE = """
            table 50100 Shoe
            {
                fields { field(1; "No."; Code[20]) { } field(2; Size; Decimal) { } }
            }
            codeunit 50101 "Own Tags"
            {
                [EventSubscriber(ObjectType::Codeunit, Codeunit::"Upgrade Tag", 'OnGetPerCompanyUpgradeTags', '', false, false)]
                local procedure Own(var PerCompanyUpgradeTags: List of [Code[250]])
                begin
                    PerCompanyUpgradeTags.Add('ABC-1-SHOE-20260101');
                end;
            }
            page 50102 "Shoe Card" { }
            """;

    private final SeededWorld world = new SeededWorld();

    private static AppCode app(String variables, String body) {
        return Running.app(TABLE, """
                codeunit 50100 Test
                {
                    procedure Go(): Text
                    %s
                    begin
                        %s
                    end;
                }
                """.formatted(variables, body));
    }

    private static List<Routine> roots(Program program) {
        return program.codeunit(50100).orElseThrow().routines("Go");
    }

    private Object run(String variables, String body, AppCode... others) {
        List<AppCode> apps = new ArrayList<>(List.of(SystemApp.code()));
        apps.addAll(List.of(others));
        apps.add(app(variables, body));
        Program program = Program.of(apps);
        Bodies bodies = new Bodies(program);
        assertEquals(List.of(), Reach.from(bodies, roots(program), true).unsupported(), "all of it can be run");
        Context context =
                new Context(Context.Kind.UPGRADE, Optional.empty(), Map.of(), List.of("CRONUS", "My Company"));
        Session session = new Session(
                program,
                new SystemTables(new TestRows(), program, context, "tester"),
                bodies,
                world,
                context,
                Limits.NORMAL,
                "CRONUS");
        Routine go = roots(program).getFirst();
        return bodies.invoke(session, go, session.instance(go.owner()), List.of());
    }

    private static List<String> refusals(String variables, String body) {
        Program program = Program.of(List.of(SystemApp.code(), app(variables, body)));
        return Reach.from(new Bodies(program), roots(program), true).unsupported().stream()
                .map(Unsupported::what)
                .toList();
    }

    @Test
    void aTagIsSetOnceAndForItsCompany() {
        assertEquals("No Yes No No", run("var T: Codeunit \"Upgrade Tag\"; A: Boolean;", """
                        A := T.HasUpgradeTag('ABC-1');
                        T.SetUpgradeTag('abc-1');
                        exit(StrSubstNo('%1 %2 %3 %4', A, T.HasUpgradeTag('ABC-1'), T.HasUpgradeTag('ABC-1', 'My Company'),
                            T.HasDatabaseUpgradeTag('ABC-1')));
                        """));
    }

    @Test
    void aSkippedTagCountsAsSet() {
        assertEquals("Yes Yes", run("var T: Codeunit \"Upgrade Tag\";", """
                        T.SetUpgradeTag('X');
                        T.SetSkippedUpgrade('X', true);
                        exit(StrSubstNo('%1 %2', T.HasUpgradeTag('X'), T.HasUpgradeTagSkipped('X', 'CRONUS')));
                        """));
    }

    @Test
    void aNewCompanyGetsTheTagsThatAppsName() {
        assertEquals(
                "1 ABC-1-SHOE-20260101 NEW", run("var T: Codeunit \"Upgrade Tag\"; R: Record \"Upgrade Tags\";", """
                        T.SetAllUpgradeTags('New');
                        T.SetAllUpgradeTags('New');
                        R.FindFirst();
                        exit(StrSubstNo('%1 %2 %3', R.Count(), R.Tag, R.Company));
                        """));
    }

    @Test
    void tablesTellOfTheInstance() {
        assertEquals(
                "2 My Company 1 Shoe Size Decimal TESTER Test",
                run(
                        "var C: Record Company; O: Record AllObjWithCaption; F: Record Field; U: Record User;"
                                + " A: Record \"NAV App Installed App\";",
                        """
                        C.FindLast();
                        O.SetRange("Object Type", O."Object Type"::Page);
                        F.Get(Database::Shoe, 2);
                        U.FindFirst();
                        A.FindFirst();
                        exit(StrSubstNo('%1 %2 %3 %4 %5 %6', C.Count(), C.Name, O.Count(), F.TableName, F.FieldName, F.Type)
                            + ' ' + U."User Name" + ' ' + A.Name);
                        """));
    }

    @Test
    void platformTablesWithoutRowsAreEmpty() {
        assertEquals("Yes", run("var R: Record \"Intelligent Cloud\";", "exit(Format(R.IsEmpty()));"));
    }

    @Test
    void whatWritesAPlatformTableIsRefused() {
        assertEquals(
                List.of("the table 'User' cannot be written here"), refusals("var U: Record User;", "U.Insert();"));
    }

    @Test
    void thereIsNoCloud() {
        assertEquals(
                "No",
                run(
                        "var E: Codeunit \"Environment Information\";",
                        "if E.IsSaaSInfrastructure() then Page.Run(1); exit(Format(E.IsSaaS()));"));
    }

    @Test
    void telemetryGoesToTheLog() {
        run(
                "var T: Codeunit \"Feature Telemetry\";",
                "T.LogUptake('0001', 'Shoes', Enum::\"Feature Uptake Status\"::\"Set up\"); exit('');");
        assertEquals(List.of("0001: Shoes: Set up (Category=Shoes)"), world.texts());
    }

    @Test
    void tempBlobsHoldWhatIsWritten() {
        assertEquals("Yes hello", run("var B: Codeunit \"Temp Blob\"; I: InStream; O: OutStream; T: Text;", """
                        B.CreateOutStream(O, TextEncoding::UTF8);
                        O.WriteText('hello');
                        B.CreateInStream(I, TextEncoding::UTF8);
                        I.ReadText(T);
                        exit(Format(B.HasValue()) + ' ' + T);
                        """));
    }

    @Test
    void ofACodeunitThatAnAppHasTooOnlyWhatIsBuiltInIsReplaced() {
        AppCode other = Running.app("""
                codeunit 457 "Environment Information"
                {
                    procedure IsSaaS(): Boolean begin exit(true); end;
                    procedure GetApplicationFamily(): Text begin exit('US'); end;
                }
                """);
        assertEquals(
                "No US",
                run(
                        "var E: Codeunit \"Environment Information\";",
                        "exit(Format(E.IsSaaS()) + ' ' + E.GetApplicationFamily());",
                        other));
    }
}
