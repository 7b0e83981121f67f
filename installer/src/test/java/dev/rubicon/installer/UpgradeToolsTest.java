package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.journal.CodeReport;
import dev.rubicon.installer.physical.Introspection;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.installer.upgrade.StatementTrace.Statement;
import dev.rubicon.installer.upgrade.UpgradeListener;
import dev.rubicon.installer.upgrade.UpgradeSettings;
import dev.rubicon.model.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Looking at upgrade code while it runs: rehearsals, traces, progress, and the time that a trigger has. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UpgradeToolsTest {
    private static final String TABLE = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Points; Integer) { }
              %s
            } }
            """;
    private static final String FIRST = TABLE.formatted("");

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private PackagedWorld packages;

    @BeforeEach
    void create() {
        packages = new PackagedWorld(kind, folder);
        packages.repository.add(packaged("shop", "1.0", FIRST));
        packages.done(install("shop@1.0"));
    }

    @AfterEach
    void close() {
        packages.close();
    }

    private static String customers() {
        return PackagedWorld.sqlName("shop", "Customer");
    }

    private void rows(int count) {
        packages.world.execute("INSERT INTO " + customers()
                + " (\"No.\", \"Points\") WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + count
                + ") SELECT i, 0 FROM n");
    }

    /** Version 2 with a field more, and with upgrade code. */
    private void upgradeCode(String body) {
        packages.repository.add(
                packaged("shop", "2.0", TABLE.formatted("field(3; Grade; Integer) { }") + """
                codeunit 50120 "Test Upgrade"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerCompany()
                    var
                        Customer: Record Customer;
                        Tags: Codeunit "Upgrade Tag";
                    begin
                        %s
                    end;
                }
                """.formatted(body)));
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>();
        Introspection.tables(packages.world.database.sql()).keySet().forEach(table -> {
            all.add(table);
            packages.world.rows("SELECT * FROM " + kind.dialect.quoted(table)).stream()
                    .sorted()
                    .forEach(all::add);
        });
        return all;
    }

    @Test
    void anErrorInOneOf200CompaniesLeavesAllAsTheyWere() {
        Companies companies = new Companies(packages.world.instance, World.CLOCK);
        for (int i = 1; i < 200; i++) {
            companies.add(new CompanyName(String.format(Locale.ROOT, "C%03d", i)), PackagedWorld.CALLER);
        }
        for (String table : Introspection.tables(packages.world.database.sql()).keySet()) {
            if (table.contains("$Customer$")) {
                packages.world.execute(
                        "INSERT INTO " + kind.dialect.quoted(table) + " (\"No.\", \"Points\") VALUES ('10000', 7)");
            }
        }
        upgradeCode("""
                Customer.FindFirst();
                Customer.Grade := Customer.Points;
                Customer.Modify();
                Tags.SetUpgradeTag('SHOP-2');
                if CompanyName() = 'C149' then
                    Error('no further');
                """);
        List<String> before = everything();

        Problem problem = assertInstanceOf(Applied.RolledBack.class, run(UpgradeSettings.NORMAL))
                .problems()
                .getFirst();

        assertTrue(problem.message().endsWith("failed in company 'C149': no further"), problem::message);
        List<String> after = everything();
        assertTrue(after.size() > 400, () -> after.size() + " lines");
        assertEquals(
                before,
                after.stream().filter(line -> !line.contains("|failed|")).toList());
    }

    private Rehearsal rehearse() {
        return assertInstanceOf(
                        Rehearsal.Answer.Ended.class,
                        packages.installer(Commit.EACH_STEP)
                                .rehearse(install("shop@2.0"), PackagedWorld.CALLER, Progress.SILENT))
                .rehearsal();
    }

    @Test
    void aRehearsalDoesAllOfItAndChangesNothing() {
        rows(3);
        upgradeCode("""
                Customer.ModifyAll(Grade, 1);
                Customer.FindLast();
                Customer.Delete();
                Tags.SetUpgradeTag('SHOP-2');
                Message('done');
                """);
        List<String> before = everything();
        assertTrue(before.contains("rubicon_journal") && before.size() > 15, before::toString);

        Rehearsal rehearsal = rehearse();

        assertEquals(before, everything());
        assertEquals(Optional.empty(), rehearsal.failure());
        CodeReport code = rehearsal.done().getFirst().code();
        assertEquals(
                List.of(
                        new CodeReport.Written("Customer", 1, 0, 3, 1),
                        new CodeReport.Written("Upgrade Tags", 0, 1, 0, 0)),
                code.codeunits().getFirst().written());
        assertEquals("done", code.log().getFirst().text());
        assertEquals("SHOP-2", rehearsal.tags().getFirst().tag());
        packages.done(install("shop@2.0"));
    }

    @Test
    void aRehearsalThatFailsSaysSoAndChangesNothing() {
        rows(3);
        upgradeCode("Customer.ModifyAll(Grade, 1); Message('so far'); Error('no further');");
        List<String> before = everything();

        Rehearsal.Failed failed = rehearse().failure().orElseThrow();

        assertEquals(before, everything());
        assertEquals("RB780", failed.problems().getFirst().code());
        assertEquals("so far", failed.code().log().getFirst().text());
    }

    @Test
    void aTraceTellsWhichLineCausedWhichStatement() {
        rows(3);
        upgradeCode("Customer.ModifyAll(Grade, 1);");
        List<Statement> trace = new ArrayList<>();
        run(UpgradeSettings.NORMAL.tracing(trace::add));

        Statement update = trace.stream()
                .filter(statement -> statement.sql().startsWith("UPDATE \"A$Customer"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(trace.toString()));
        assertEquals("50120 Test Upgrade", update.codeunit());
        assertEquals(Optional.of(new CompanyName("A")), update.company());
        assertEquals(3, update.rows());
        assertTrue(update.place().orElseThrow().place().startsWith("Objects.al:"), update::toString);
    }

    private Applied run(UpgradeSettings settings) {
        return assertInstanceOf(
                        Installer.Outcome.Ended.class,
                        packages.installer(Commit.EACH_STEP)
                                .running(settings)
                                .run(install("shop@2.0"), PackagedWorld.CALLER, ready -> true, Progress.SILENT))
                .applied();
    }

    private void isStopped(UpgradeSettings settings) {
        List<String> before = everything().stream()
                .filter(line -> !line.contains("|install|") && !line.contains("|test|"))
                .toList();
        Problem problem = assertInstanceOf(Applied.RolledBack.class, run(settings))
                .problems()
                .getFirst();
        assertEquals("RB772", problem.code());
        assertTrue(
                problem.message()
                        .endsWith("in company 'A': Test Upgrade.OnUpgradePerCompany ran longer than "
                                + settings.limits().time().toMillis() / 1000.0 + " s"),
                problem::message);
        assertTrue(problem.hint().contains("Test Upgrade.OnUpgradePerCompany (Objects.al:"), problem::hint);
        assertEquals("shop 1.0", packages.installed());
        assertTrue(new HashSet<>(everything()).containsAll(before));
    }

    @Test
    void codeThatRunsForEverIsStopped() {
        upgradeCode("Customer.Init(); while true do Customer.Points += 0;");
        isStopped(UpgradeSettings.NORMAL.withTime(Duration.ofMillis(300)));
    }

    @Test
    void codeThatAsksForEverIsStopped() {
        upgradeCode("while true do if not Customer.IsEmpty() then exit;");
        isStopped(UpgradeSettings.NORMAL.withTime(Duration.ofMillis(300)));
    }

    @Test
    void aStatementThatTakesTooLongIsInterrupted() {
        rows(300_000);
        upgradeCode("Customer.ModifyAll(Grade, 1);");
        List<Statement> trace = new ArrayList<>();
        isStopped(UpgradeSettings.NORMAL.tracing(trace::add).withTime(Duration.ofMillis(50)));

        assertTrue(trace.stream().noneMatch(statement -> statement.sql().startsWith("UPDATE")), trace::toString);
    }

    @Test
    void progressTellsOfTriggersAndRows() {
        rows(100);
        upgradeCode(
                "if Customer.FindSet() then repeat Customer.Grade := 1; Customer.Modify(); until Customer.Next() = 0;");
        List<String> told = new ArrayList<>();
        long[] counted = new long[2];
        Progress progress = new Progress() {
            @Override
            public void begins(Step.Acting step, int number, int of) {}

            @Override
            public void done(Step.Acting step, long archivedRows) {}

            @Override
            public UpgradeListener code() {
                return new UpgradeListener() {
                    @Override
                    public void begins(String codeunit, String trigger, Optional<CompanyName> company) {
                        told.add(codeunit + "|" + trigger + "|" + company.orElseThrow());
                    }

                    @Override
                    public void rows(long read, long written) {
                        counted[0] += read;
                        counted[1] += written;
                    }

                    @Override
                    public void ends() {
                        told.add("ends");
                    }
                };
            }
        };
        packages.installer(Commit.EACH_STEP).run(install("shop@2.0"), PackagedWorld.CALLER, ready -> true, progress);

        assertEquals(List.of("50120 Test Upgrade|OnUpgradePerCompany|A", "ends"), told);
        assertEquals(List.of(100L, 100L), List.of(counted[0], counted[1]));
    }
}
