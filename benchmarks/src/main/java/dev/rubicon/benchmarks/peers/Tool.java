package dev.rubicon.benchmarks.peers;

import java.io.IOException;
import java.util.List;

/** Something that changes the tables of a database when it is told to, as a process. */
interface Tool {
    /** As it stands in the report. */
    String name();

    /** Tools of the same family can work on the same databases. Letters only. */
    default String family() {
        return name();
    }

    /** Writes down what is to be done, once. */
    void write(Scripts scripts) throws IOException;

    /** Makes the tool see a database that has just been copied, or made. */
    default void meet(Task task, String database) throws IOException {}

    /** Commands to run one after the other; none if the tool has no such thing. */
    List<List<String>> commands(Task task, String database);
}
