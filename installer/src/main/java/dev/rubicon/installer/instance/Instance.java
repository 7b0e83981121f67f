package dev.rubicon.installer.instance;

import java.nio.file.Path;

/**
 * A registered instance.
 *
 * @param database the SQLite file
 */
public record Instance(InstanceName name, Path database) {
    /** The address in JDBC's form, as it is printed. */
    public String url() {
        return "jdbc:sqlite:" + database;
    }
}
