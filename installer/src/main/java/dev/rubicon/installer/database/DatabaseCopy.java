package dev.rubicon.installer.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** How the database of an instance is copied into a file as a whole, and how such a file takes its place. */
public sealed interface DatabaseCopy permits SqliteCopy, PostgresCopy {
    /** What happens around a restore. Everything is done, or nothing, whatever becomes of this process. */
    interface Replacement {
        /**
         * Nobody can write any more to what goes. Not called where there is nothing.
         *
         * @param copy writes what goes into an empty file, and says what wrote it
         */
        void leaving(Sql old, Function<Path, String> copy);

        /** What comes is complete, and nobody sees it yet. */
        void entering(Sql fresh);

        /** Whether this is what {@link #entering} saw last. */
        boolean isThere(Sql sql);
    }

    /**
     * A table as the database describes it.
     *
     * @param columns their types by name
     * @param key names of the columns of the primary key; empty if there is none
     */
    record Shape(String name, SortedMap<String, String> columns, List<String> key) {}

    /** A table of a copy. */
    @FunctionalInterface
    interface Visitor {
        /** @param reference what SQL calls the table while it is visited */
        void visit(Shape shape, String reference);
    }

    /** What such files are called, such as {@code sqlite}; a file is put back by the same kind only. */
    String kind();

    /**
     * Writes all of the database, as of one moment, into an empty file, and waits until it is on disk. Others may go on writing.
     *
     * @return what wrote it, such as {@code pg_dump 15}
     */
    String write(Sql sql, Path file);

    /**
     * Puts a file in the place of the database, which need not be there.
     *
     * @param owner who asks, for the others to read
     */
    void restore(String owner, Path file, Replacement replacement);

    /** Bytes that {@link #write} is going to write, about. */
    long estimate(Sql sql);

    /** Bytes that it takes, on the file system of the database, to make these tables anew and to archive all of them, about. */
    long rewriting(Sql sql, List<String> tables);

    /** The folder of the database; absent if it is on a server, whose disks nobody sees from here. */
    Optional<Path> place();

    /** Tables of the database, by name. */
    List<Shape> tables(Sql sql);

    /** Shows the tables of a copy, one after the other, to who compares them with those of the database. */
    void compare(Path file, Comparing comparing);

    /** Compares. */
    @FunctionalInterface
    interface Comparing {
        /** @param live the database; the tables of the copy can be read on the same connection, while they are visited */
        void compare(Sql live, Consumer<Visitor> tables);
    }
}
