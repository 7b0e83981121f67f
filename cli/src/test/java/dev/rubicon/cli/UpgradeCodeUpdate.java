package dev.rubicon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.installer.database.Sql;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.model.PackageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An update, in a process of its own, whose upgrade code walks over many rows, copies a field of all at once, and sets a tag. */
record UpgradeCodeUpdate(Path folder, int rows) implements KillableInstall {
    private static final PackageId APP = new PackageId("shop");
    private static final String ID = "33333333-3333-3333-3333-333333333333";
    private static final String TABLE = "\"CRONUS$Customer$" + ID + "\"";

    private static final String FIRST = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Name; Text[100]) { }
              field(3; Points; Integer) { }
            } }
            """;
    private static final String SECOND = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Name; Text[100]) { }
              field(3; Points; Integer) { }
              field(4; "Name 2"; Text[100]) { }
              field(5; Grade; Integer) { }
            } }
            codeunit 50101 "Shop Upgrade"
            {
                Subtype = Upgrade;
                trigger OnUpgradePerCompany()
                var
                    Customer: Record Customer;
                    Transfer: DataTransfer;
                    Tags: Codeunit "Upgrade Tag";
                begin
                    if Tags.HasUpgradeTag('SHOP-2') then
                        exit;
                    Customer.FindSet();
                    repeat
                        Customer.Grade := Customer.Points + 1;
                        Customer.Modify();
                    until Customer.Next() = 0;
                    Tags.SetUpgradeTag('SHOP-2');
                    Transfer.SetTables(Database::Customer, Database::Customer);
                    Transfer.AddFieldValue(Customer.FieldNo(Name), Customer.FieldNo("Name 2"));
                    Transfer.CopyFields();
                end;
            }
            """;

    /** Packs, publishes, and makes the instance at the version before. */
    void prepare(String instance, List<String> options) throws IOException {
        String out = folder.resolve("out").toString();
        pack("1.0.0", FIRST, out);
        pack("2.0.0", SECOND, out);
        run("publish", out + "/shop_1.0.0.zip", out + "/shop_2.0.0.zip");
        create(instance, options);
        run("install", "--id", "shop@1.0.0", "--instance", instance);
        run("sql", "--instance", instance, "--write", """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO ${table:Customer} ("No.", "Name", "Points")
                SELECT i, 'The name of the customer with the number ' || i, i FROM n""".formatted(rows));
    }

    private void pack(String version, String al, String out) throws IOException {
        Path app = Files.createDirectories(folder.resolve("app-" + version));
        Files.writeString(app.resolve("app.json"), """
                {"id": "%s", "name": "Shop", "publisher": "Test", "version": "%s.0"}""".formatted(ID, version));
        Files.writeString(app.resolve("Shop.al"), al);
        run("pack", "--id", "shop", "--version", version, "--path", app.toString(), "--output", out);
    }

    @Override
    public String target() {
        return "shop@2.0.0";
    }

    @Override
    public boolean isOld(String instance) {
        try (InstanceDatabase database = open(instance)) {
            Sql sql = database.sql();
            String version =
                    database.readState().packages().get(APP).release().version().toString();
            boolean old = version.equals("1.0.0");
            List<String> columns =
                    sql.answer("SELECT * FROM " + TABLE + " LIMIT 1").columns();
            assertEquals(!old, columns.contains("Grade"), version);
            assertEquals(rows, sql.number("SELECT count(*) FROM " + TABLE), version);
            if (!old) {
                long done = sql.number("SELECT count(*) FROM " + TABLE
                        + " WHERE \"Grade\" = \"Points\" + 1 AND \"Name 2\" = \"Name\"");
                assertEquals(rows, done, version);
            }
            assertEquals(old ? 0 : 1, sql.number("SELECT count(*) FROM rubicon_upgrade_tag"), version);
            assertEquals(
                    old ? 0 : 1,
                    sql.number("SELECT count(*) FROM rubicon_journal_step WHERE to_version = '2.0.0'"),
                    version);
            return old;
        }
    }
}
