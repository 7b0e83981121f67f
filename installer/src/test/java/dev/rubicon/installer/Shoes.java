package dev.rubicon.installer;

import static dev.rubicon.installer.PackagedWorld.install;
import static dev.rubicon.installer.PackagedWorld.packaged;

import java.util.List;

/** An app with the shoe sizes of customers: its first version, the tables of its second one, and code that upgrades them. */
record Shoes(PackagedWorld packages) {
    static final String FIRST = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Shoesize; Integer) { }
            } }
            """;
    static final String SECOND = """
            table 50100 Customer { fields {
              field(1; "No."; Code[20]) { }
              field(2; Shoesize; Integer) { ObsoleteState = Removed; }
              field(3; "ABC - Customer Shoesize"; Integer) { }
            } }
            """;

    static String customers() {
        return PackagedWorld.sqlName("shoes", "Customer");
    }

    void firstVersion() {
        packages.repository.add(packaged("shoes", "1.0", FIRST));
        packages.done(install("shoes@1.0"));
        packages.world.execute("INSERT INTO " + customers()
                + " (\"No.\", \"Shoesize\") VALUES ('10000', 43), ('20000', 0), ('30000', 38)");
    }

    List<String> sizes() {
        return packages.world.rows("SELECT \"No.\", \"ABC - Customer Shoesize\" FROM " + customers() + " ORDER BY 1");
    }

    static String upgrade(String body) {
        return SECOND + """
                codeunit 50120 "Test Upgrade"
                {
                    Subtype = Upgrade;
                    trigger OnUpgradePerCompany()
                    var
                        Customer: Record Customer;
                        Other: Record Customer;
                        Ref: RecordRef;
                        Filter: Text;
                        I: Integer;
                    begin
                        %s
                    end;
                }
                """.formatted(body);
    }

    void upgraded(String body) {
        firstVersion();
        packages.repository.add(packaged("shoes", "2.0", upgrade(body)));
        packages.done(install("shoes@2.0"));
    }
}
