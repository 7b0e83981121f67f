package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.run.Sequences;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.installer.database.Sql;

/** Number sequences in a table of Rubicon's own; unlike those of a server they are undone with what took their numbers. */
record StoredSequences(Sql sql) implements Sequences {
    private static final String WHICH = " WHERE company = ? AND name = ?";

    @Override
    public boolean exists(Key key) {
        return sql.number("SELECT count(*) FROM rubicon_sequence" + WHICH, key.company(), key.name()) > 0;
    }

    @Override
    public void create(Key key, long seed, long increment) {
        sql.execute(
                "INSERT INTO rubicon_sequence (company, name, next, step) VALUES (?, ?, ?, ?)",
                key.company(),
                key.name(),
                seed,
                increment);
    }

    @Override
    public void delete(Key key) {
        sql.execute("DELETE FROM rubicon_sequence" + WHICH, key.company(), key.name());
    }

    @Override
    public long next(Key key, long count) {
        long first = one("next", key);
        sql.execute("UPDATE rubicon_sequence SET next = next + step * ?" + WHICH, count, key.company(), key.name());
        return first;
    }

    @Override
    public long current(Key key) {
        return one("next - step", key);
    }

    @Override
    public void restart(Key key, long seed) {
        sql.execute("UPDATE rubicon_sequence SET next = ?" + WHICH, seed, key.company(), key.name());
    }

    private long one(String what, Key key) {
        return sql.queryOne(
                        "SELECT " + what + " FROM rubicon_sequence" + WHICH,
                        row -> row.getLong(1),
                        key.company(),
                        key.name())
                .orElseThrow(() -> AlError.of("The number sequence " + key.name() + " does not exist."));
    }
}
