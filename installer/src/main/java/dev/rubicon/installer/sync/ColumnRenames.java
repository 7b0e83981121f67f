package dev.rubicon.installer.sync;

import dev.rubicon.installer.database.Dialect;
import dev.rubicon.installer.plan.TableSync;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements that rename the columns of a table. Two may swap their names, and a name may change only in case: then they step aside. */
final class ColumnRenames {
    private ColumnRenames() {}

    static List<String> of(TableSync sync, String table, Dialect dialect) {
        List<TableSync.Source> renamed = renamed(sync);
        Set<String> taken = renamed.stream()
                .map(s -> SyncScript.folded(s.before().get().name()))
                .collect(Collectors.toSet());
        String rename = "ALTER TABLE " + dialect.quoted(table) + " RENAME COLUMN ";
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (TableSync.Source source : renamed) {
            String from = dialect.quoted(source.before().get().name());
            String to = dialect.quoted(source.after().name());
            if (taken.contains(SyncScript.folded(source.after().name()))) {
                String aside = dialect.quoted("rubicon_aside_" + second.size());
                first.add(rename + from + " TO " + aside);
                second.add(rename + aside + " TO " + to);
            } else {
                first.add(rename + from + " TO " + to);
            }
        }
        first.addAll(second);
        return first;
    }

    /** Columns that stay under another name. */
    static List<TableSync.Source> renamed(TableSync sync) {
        List<TableSync.Source> renamed = new ArrayList<>();
        for (TableSync.Source source : sync.columns()) {
            if (source.before().isPresent()
                    && !source.before().get().name().equals(source.after().name())) {
                renamed.add(source);
            }
        }
        return renamed;
    }
}
