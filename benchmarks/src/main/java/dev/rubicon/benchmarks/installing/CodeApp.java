package dev.rubicon.benchmarks.installing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * An app with one table of customers that has an old and a new shoe size, and with upgrade code from its second version on.
 *
 * @param code of each version after the first
 */
record CodeApp(String name, List<String> code) implements VersionedApp {
    /** As the documentation of upgrade codeunits has it: each customer is read, looked at and written. */
    static final String LOOP = """
            codeunit 50100 "Upgrade Shoe Size"
            {
                Subtype = Upgrade;

                trigger OnUpgradePerCompany()
                var
                    Customer: Record Customer;
                begin
                    if not Customer.FindSet() then
                        exit;
                    repeat
                        if Customer."New Shoe Size" <> 0 then
                            Error('the value is already assigned');
                        if Customer."New Shoe Size" <> Customer."Shoe Size" then begin
                            Customer."New Shoe Size" := Customer."Shoe Size";
                            Customer.Modify();
                        end;
                    until Customer.Next() = 0;
                end;
            }
            """;

    static final String TRANSFER = """
            codeunit 50100 "Upgrade Shoe Size"
            {
                Subtype = Upgrade;

                trigger OnUpgradePerCompany()
                var
                    Customer: Record Customer;
                    Transfer: DataTransfer;
                begin
                    Transfer.SetTables(Database::Customer, Database::Customer);
                    Transfer.AddFieldValue(Customer.FieldNo("Shoe Size"), Customer.FieldNo("New Shoe Size"));
                    Transfer.UpdateAuditFields(false);
                    Transfer.CopyFields();
                end;
            }
            """;

    private UUID id() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** So many codeunits, each of which sets its tag, or finds that it is set. */
    static String tags(int codeunits) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < codeunits; i++) {
            all.append("""
                    codeunit %d "Upgrade %d"
                    {
                        Subtype = Upgrade;

                        trigger OnUpgradePerCompany()
                        var
                            UpgradeTag: Codeunit "Upgrade Tag";
                        begin
                            if UpgradeTag.HasUpgradeTag('BENCHMARK-%d') then
                                exit;
                            UpgradeTag.SetUpgradeTag('BENCHMARK-%d');
                        end;
                    }
                    """.formatted(50_100 + i, i, i, i));
        }
        return all.toString();
    }

    @Override
    public int versions() {
        return code.size() + 1;
    }

    /** Quoted. */
    String table() {
        return "\"" + BenchmarkApp.COMPANY + "$Customer$" + id() + "\"";
    }

    @Override
    public void write(Path folder, int version) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("app.json"), """
                {"id": "%s", "name": "%s", "publisher": "Rubicon Benchmarks", "version": "%d.0.0.0",
                 "platform": "24.0.0.0", "runtime": "13.0", "idRanges": [{"from": 50000, "to": 99999}]}
                """.formatted(id(), name, version));
        Files.writeString(folder.resolve("src/Customer.al"), """
                table 50100 Customer
                {
                    fields
                    {
                        field(1; "No."; Code[20]) { }
                        field(2; Name; Text[100]) { }
                        field(3; "Shoe Size"; Integer) { }
                        field(4; "New Shoe Size"; Integer) { }
                    }
                    keys { key(PK; "No.") { } }
                }
                """);
        if (version > 1) {
            Files.writeString(folder.resolve("src/Upgrade.al"), code.get(version - 2));
        }
    }
}
