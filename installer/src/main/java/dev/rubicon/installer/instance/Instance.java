package dev.rubicon.installer.instance;

import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.database.DatabaseCopy;
import dev.rubicon.installer.database.Storage;

/** A registered instance. */
public record Instance(InstanceName name, DatabaseAddress database) {
    /** The address in JDBC's form, as it is printed. */
    public String url() {
        return database.url();
    }

    /** How its database is copied as a whole, and put back. */
    public DatabaseCopy copy() {
        return storage().copy();
    }

    Storage storage() {
        return Storage.of(name.value(), database);
    }
}
