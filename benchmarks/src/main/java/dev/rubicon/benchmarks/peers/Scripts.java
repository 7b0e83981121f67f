package dev.rubicon.benchmarks.peers;

import java.util.List;
import java.util.stream.Collectors;

/** The SQL that everybody but Rubicon runs, without the beginning and the end of a transaction. */
record Scripts(List<String> create, List<String> change) {
    Scripts {
        create = List.copyOf(create);
        change = List.copyOf(change);
    }

    static String text(List<String> statements) {
        return statements.stream().map(sql -> sql + ";\n").collect(Collectors.joining());
    }
}
