package dev.rubicon.installer.upgrade;

import dev.rubicon.format.script.SqlStatement;
import dev.rubicon.format.script.UpgradeScript;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables that scripts of an app can name: its own, and of names that it does not have those of what it depends on. */
record ScriptTables(InstalledApp app, Map<UUID, InstalledApp> apps) {
    /** A table and the app that declares it. */
    record Named(UUID app, Table table) {}

    /** Usually one. */
    List<Named> find(String name) {
        List<Named> own = of(app, name);
        if (!own.isEmpty()) {
            return own;
        }
        List<Named> others = new ArrayList<>();
        UpgradeProgram.withDependencies(app, apps).forEach(one -> others.addAll(of(one, name)));
        return others;
    }

    private static List<Named> of(InstalledApp app, String name) {
        return app.schema().tables().stream()
                .filter(table -> table.isStored() && table.name().equalsIgnoreCase(name))
                .map(table -> new Named(app.id(), table))
                .toList();
    }

    /** What a script names and cannot have, each behind {@code file:line}. */
    List<String> unknown(UpgradeScript script) {
        List<String> places = new ArrayList<>();
        for (SqlStatement statement : script.statements()) {
            for (SqlStatement.Part.TableName table : statement.tables()) {
                wrong(script, table.name())
                        .ifPresent(why -> places.add(script.path() + ":" + table.line() + ": " + why));
            }
        }
        return places;
    }

    private Optional<String> wrong(UpgradeScript script, String name) {
        List<Named> found = find(name);
        String table = "table '" + Quoted.shortened(name) + "'";
        if (found.isEmpty()) {
            return Optional.of("there is no " + table + " in " + app.identity().name() + ", or in what it depends on");
        }
        if (found.size() > 1) {
            return Optional.of("more than one app that it depends on has a " + table);
        }
        return found.getFirst().table().dataPerCompany() && !script.trigger().isPerCompany()
                ? Optional.of("each company has a " + table + " of its own, and the script runs once for all")
                : Optional.empty();
    }
}
