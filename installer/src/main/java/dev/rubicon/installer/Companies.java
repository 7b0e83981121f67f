package dev.rubicon.installer;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.sync.SchemaSync;

/** The companies of an instance. */
public final class Companies {
    private Companies() {}

    /** Adds a company, and with it the tables that each company has. */
    public static void add(Instance instance, CompanyName company, Caller caller) {
        InstanceDatabase.change(instance, caller.toString(), database -> {
            database.sql().transaction(() -> {
                database.addCompany(company);
                SchemaSync.addCompany(database.sql(), Planner.storedTables(database.readState()), company);
            });
            return company;
        });
    }
}
