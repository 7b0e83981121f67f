package dev.rubicon.installer.sync;

import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.plan.TableSync;
import java.util.List;
import java.util.Optional;

/** One thing to do in a sync. */
sealed interface Action {
    /** A statement without parameters. */
    record Run(String sql) implements Action {}

    /** Statements that make tables and their indexes, so many that SQLite is to look for each only among a few. */
    record Make(List<String> statements) implements Action {
        public Make {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Values that the following actions destroy are to be copied out of {@code table} first.
     *
     * @param lost in column order, at least one
     */
    record ArchiveValues(TableSync sync, Optional<CompanyName> company, String table, List<Lost> lost)
            implements Action {
        public ArchiveValues {
            lost = List.copyOf(lost);
        }
    }

    /** {@code table} goes as a whole, rows and all; it may become the archive itself. */
    record ArchiveTable(TableSync sync, Optional<CompanyName> company, String table) implements Action {}

    /**
     * {@code table} is about to be rebuilt as {@code next}: what others hung on it is to be remembered.
     *
     * @param query for names of such things, and statements that make them again
     */
    record CarryOver(String table, String next, String query) implements Action {}

    /** {@code table} is rebuilt: what others hung on it is to be hung on it again. */
    record SetDown(String table) implements Action {}

    /**
     * A way for what the table is like when it is its turn, and another one.
     *
     * @param query answers 1 or 0
     */
    record Either(String query, List<Action> ifSo, List<Action> otherwise) implements Action {
        public Either {
            ifSo = List.copyOf(ifSo);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** Tables that get columns and keep all that they have. */
    record Widen(List<Widened> tables) implements Action {
        public Widen {
            tables = List.copyOf(tables);
        }
    }

    /**
     * One of them.
     *
     * @param columns declarations of the new ones
     * @param end of the statement that makes the table: what stands behind its columns
     */
    record Widened(String table, List<String> columns, String end) {
        public Widened {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Fields are about to go: what others hung on them would go without a word.
     *
     * @param query for tables, and names of such things on them
     */
    record LookFor(String query) implements Action {}
}
