package dev.rubicon.installer.database;

/** Told of the statements that are run. */
public interface SqlWatch {
    SqlWatch NONE = new SqlWatch() {
        @Override
        public void begins(String statement) {}

        @Override
        public void ran(String statement, long rows, long nanos) {}

        @Override
        public void failed(String statement) {}
    };

    /** May throw, so that it is not run. */
    void begins(String statement);

    /** @param rows read or changed */
    void ran(String statement, long rows, long nanos);

    /** The database refused it. */
    void failed(String statement);
}
